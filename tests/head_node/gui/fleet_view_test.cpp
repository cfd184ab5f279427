// The Fleet view over a head that plays what a test tells it.
#include "head_node/gui/fleet_view.h"

#include "tests/head_node/gui/window_bed.h"
#include "tests/head_node/headlink/scripted_head_link.h"
#include "tests/head_node/models/fleet_samples.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QInputDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableView>

namespace gleaner {
namespace {

using L = QLatin1String;

class Fleet : public WindowBed {
protected:
    void SetUp() override {
        WindowBed::SetUp();
        openWindow(m_link);
        m_table = find<QTableView>("fleet");
    }
    /// Turns to the view, which asks who is enrolled.
    void show(std::vector<FleetWorker> fleet, const QStringList& enrolled) {
        m_link.shown = std::make_shared<HeadSnapshot>(fleetOf(std::move(fleet)));
        m_watch->start();
        ASSERT_TRUE(waitUntil([this] { return m_watch->snapshot() == m_link.shown; }));
        m_window->setCurrentView(m_window->findChild<FleetView*>());
        QJsonArray workers;
        for (const QString& name : enrolled)
            workers.append(
                QJsonObject{{L("name"), name}, {L("expires"), L("2036-12-31T12:00:00Z")}, {L("state"), L("valid")}});
        answerLast({{L("workers"), workers}});
        ASSERT_TRUE(waitUntil([&] { return enrolled.isEmpty() || showsEnrolments(); }));
        m_table->setFocus();
    }
    bool showsEnrolments() {
        for (int i = 0; i < m_table->model()->rowCount(); ++i) {
            if (cell(i, FleetColumn::Expires) != QStringLiteral("–"))
                return true;
        }
        return false;
    }
    void answerLast(const QJsonObject& answer) { m_link.answer(m_link.requests.size() - 1, answer); }
    QJsonObject lastRequest() { return m_link.requests.empty() ? QJsonObject() : m_link.requests.back(); }
    QString cell(int row, FleetColumn column) {
        return m_table->model()->index(row, static_cast<int>(column)).data().toString();
    }
    void choose(const char* name) {
        for (int i = 0; i < m_table->model()->rowCount(); ++i) {
            if (cell(i, FleetColumn::Name).startsWith(L(name)))
                m_table->selectRow(i);
        }
    }
    template<typename Box>
    Box* box() {
        return m_window->findChild<Box*>();
    }

    ScriptedHeadLink m_link;
    QTableView* m_table = nullptr;
};

TEST_F(Fleet, ShowsWorkersAndEnrolmentsAndAddsThemUp) {
    show({computingWorker("pc-17/3f2a"), computingWorker("pc-18/1")},
         {QStringLiteral("pc-17"), QStringLiteral("spare")});
    ASSERT_TRUE(waitUntil([this] { return m_table->model()->rowCount() == 3; }));
    EXPECT_EQ(cell(0, FleetColumn::Name), QStringLiteral("pc-17"));
    EXPECT_EQ(cell(2, FleetColumn::State), QStringLiteral("Never seen"));
    EXPECT_TRUE(find<QLabel>("fleetTotals")->text().contains(QStringLiteral("16 processors")))
        << find<QLabel>("fleetTotals")->text().toStdString();
    press(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("spare"));
    EXPECT_EQ(m_table->model()->rowCount(), 1);
    EXPECT_TRUE(find<QLabel>("fleetTotals")->text().endsWith(QStringLiteral("1 shown")));
}

TEST_F(Fleet, KeepsItsSelectionWhenNewsCome) {
    show({computingWorker("a/1"), computingWorker("b/1")}, {});
    choose("b");
    FleetWorker first = computingWorker("aa/1"), second = computingWorker("b/1");
    second.chunksDone = 99'999;
    m_link.shown = std::make_shared<HeadSnapshot>(fleetOf({computingWorker("a/1"), first, second}));
    ASSERT_TRUE(waitUntil([this] { return m_table->model()->rowCount() == 3; }));
    ASSERT_EQ(m_table->selectionModel()->selectedRows().size(), 1);
    EXPECT_EQ(m_table->selectionModel()->selectedRows().front().data().toString(), QStringLiteral("b"));
    EXPECT_EQ(cell(2, FleetColumn::Chunks), QStringLiteral("99,999"));
}

TEST_F(Fleet, RevokingAsksFirstAndSaysWhenItTakesEffect) {
    show({computingWorker("pc-17/3f2a")}, {QStringLiteral("pc-17")});
    choose("pc-17");
    const std::size_t before = m_link.requests.size();
    press(Qt::Key_Delete);
    auto* question = box<QMessageBox>();
    ASSERT_NE(question, nullptr);
    EXPECT_TRUE(question->informativeText().contains(QStringLiteral("From its next request on")));
    EXPECT_EQ(m_link.requests.size(), before);
    for (QAbstractButton* button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    EXPECT_EQ(lastRequest().value(L("command")), L("worker-revoke"));
    EXPECT_EQ(lastRequest().value(L("name")), L("pc-17"));
}

TEST_F(Fleet, SeveralAreRevokedTogetherAfterOneQuestionThatSaysHowMany) {
    show({computingWorker("a/1"), computingWorker("b/1"), computingWorker("c/1"), computingWorker("d/1")},
         {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    press(Qt::Key_A, Qt::ControlModifier);
    ASSERT_EQ(m_table->selectionModel()->selectedRows().size(), 4);
    const std::size_t before = m_link.requests.size();
    press(Qt::Key_Delete);
    auto* question = box<QMessageBox>();
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->text(), QStringLiteral("Revoke the enrolments of 3 workers?"));
    EXPECT_TRUE(question->informativeText().startsWith(QStringLiteral("a, b, c.")));
    EXPECT_TRUE(
        question->informativeText().endsWith(QStringLiteral("1 of the selected is not enrolled and stays as it is.")))
        << question->informativeText().toStdString();
    EXPECT_EQ(m_link.requests.size(), before);
    for (QAbstractButton* button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    for (const char* name : {"a", "b", "c"}) { // one after another
        ASSERT_TRUE(waitUntil([&] { return lastRequest().value(L("name")) == L(name); })) << name;
        EXPECT_EQ(lastRequest().value(L("command")), L("worker-revoke"));
        answerLast({});
    }
    EXPECT_TRUE(waitUntil([this] {
        return m_window->notices().text() == QStringLiteral("3 workers are refused from their next request on.");
    }));
}

TEST_F(Fleet, WhoCannotBeRevokedDoesNotKeepTheOthers) {
    show({computingWorker("a/1"), computingWorker("b/1")}, {QStringLiteral("a"), QStringLiteral("b")});
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    ASSERT_NE(box<QMessageBox>(), nullptr);
    for (QAbstractButton* button : box<QMessageBox>()->buttons()) {
        if (box<QMessageBox>()->buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    ASSERT_TRUE(waitUntil([this] { return lastRequest().value(L("name")) == L("a"); }));
    m_link.answer(m_link.requests.size() - 1, failure(ErrorCode::Unavailable, QStringLiteral("The queue is away.")));
    ASSERT_TRUE(waitUntil([this] { return lastRequest().value(L("name")) == L("b"); }));
    answerLast({});
    EXPECT_TRUE(
        waitUntil([this] { return m_window->notices().text().contains(QStringLiteral("The queue is away.")); }));
}

TEST_F(Fleet, OfSeveralOnlyTheEnrolmentsCanBeEnded) {
    show({computingWorker("a/1"), computingWorker("b/1")}, {QStringLiteral("a"), QStringLiteral("b")});
    press(Qt::Key_A, Qt::ControlModifier);
    const std::size_t before = m_link.requests.size();
    press(Qt::Key_F2);
    press(Qt::Key_R, Qt::ControlModifier);
    EXPECT_EQ(box<QInputDialog>(), nullptr);
    EXPECT_EQ(m_window->findChild<EnrolDialog*>(), nullptr);
    EXPECT_EQ(m_link.requests.size(), before);
}

TEST_F(Fleet, AWorkerIsRenamedWithTheKeyboard) {
    show({computingWorker("pc-17/3f2a")}, {});
    choose("pc-17");
    press(Qt::Key_F2);
    auto* dialog = box<QInputDialog>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->textValue(), QStringLiteral("pc-17"));
    auto* line = dialog->findChild<QLineEdit*>();
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("Reception"));
    QTest::keyClick(line, Qt::Key_Return);
    EXPECT_EQ(lastRequest().value(L("command")), L("worker-rename"));
    EXPECT_EQ(lastRequest().value(L("label")), L("Reception"));
}

TEST_F(Fleet, WhoIsNotEnrolledCannotBeRevokedAndAnUnprovenNameNotRenamed) {
    FleetWorker forged = computingWorker("pc-17/3f2a");
    forged.isProven = false;
    show({forged, computingWorker("other/1")}, {QStringLiteral("pc-17")});
    ASSERT_TRUE(waitUntil([this] { return m_table->model()->rowCount() == 3; }));
    const std::size_t before = m_link.requests.size();
    for (const char* name : {"pc-17 (name not proven)", "other"}) {
        choose(name);
        press(Qt::Key_Delete);
        EXPECT_EQ(box<QMessageBox>(), nullptr) << name;
    }
    choose("pc-17 (name not proven)");
    press(Qt::Key_F2);
    EXPECT_EQ(box<QInputDialog>(), nullptr);
    EXPECT_EQ(m_link.requests.size(), before);
}

TEST_F(Fleet, ARefusedNameIsExplainedInTheDialog) {
    show({}, {});
    press(Qt::Key_E, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([this] { return QApplication::focusWidget() == find<QLineEdit>("enrolName"); }));
    type(QStringLiteral("pc 17/x")); // space and slash do not get in
    EXPECT_EQ(find<QLineEdit>("enrolName")->text(), QStringLiteral("pc17x"));
    press(Qt::Key_Return);
    EXPECT_EQ(lastRequest().value(L("command")), L("worker-enrol"));
    EXPECT_EQ(lastRequest().value(L("days")).toInt(), 90);
    m_link.answer(m_link.requests.size() - 1,
                  failure(ErrorCode::AlreadyExists, QStringLiteral("A worker 'pc17x' is enrolled already.")));
    EXPECT_TRUE(waitUntil([this] { return find<QLabel>("enrolComplaint")->text().contains(L("enrolled already")); }));
}

TEST_F(Fleet, WhatDoesNotFitACodeIsHandedOutAsFileAndLine) {
    show({}, {});
    press(Qt::Key_E, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([this] { return QApplication::focusWidget() == find<QLineEdit>("enrolName"); }));
    type(QStringLiteral("pc"));
    press(Qt::Key_Return);
    const QString tooLong = QStringLiteral("gleaner1:") + QString(3'000, u'x');
    answerLast({{L("line"), tooLong}, {L("enrolment"), QJsonObject()}, {L("expires"), L("2036-12-31T12:00:00Z")}});
    EXPECT_TRUE(waitUntil([this] { return find<QLabel>("enrolPicture")->text().contains(L("Too long")); }));
    EXPECT_TRUE(find<QWidget>("enrolSave")->isVisible());
}

} // namespace
} // namespace gleaner
