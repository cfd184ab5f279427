#include "head_node/gui/jobs_view.h"

#include "tests/head_node/gui/window_bed.h"
#include "tests/head_node/headlink/scripted_head_link.h"
#include "tests/head_node/models/snapshot_samples.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableView>

namespace gleaner {
namespace {

class Jobs : public WindowBed {
protected:
    void SetUp() override {
        WindowBed::SetUp();
        openWindow(m_link);
        m_table = find<QTableView>("jobs");
    }
    void show(std::vector<JobSnapshot> jobs) {
        m_link.shown = std::make_shared<HeadSnapshot>(snapshotOf(std::move(jobs)));
        m_watch->start();
        ASSERT_TRUE(waitUntil([this] { return m_watch->snapshot() == m_link.shown; }));
    }
    QString commandAt(std::size_t number) {
        return m_link.requests.at(number).value(QStringLiteral("command")).toString();
    }

    ScriptedHeadLink m_link;
    QTableView* m_table = nullptr;
};

TEST_F(Jobs, AreControlledWithKeys) {
    show({runningJob(1, 10), runningJob(2, 20)});
    m_table->setFocus();
    m_table->selectRow(0);
    press(Qt::Key_P, Qt::ControlModifier);
    ASSERT_EQ(m_link.requests.size(), 1U);
    EXPECT_EQ(commandAt(0), QStringLiteral("pause"));
    press(Qt::Key_Up, Qt::ControlModifier);
    ASSERT_EQ(m_link.requests.size(), 2U);
    EXPECT_EQ(commandAt(1), QStringLiteral("priority"));
    EXPECT_EQ(m_link.requests[1].value(QStringLiteral("priority")).toInt(), 1);
    press(Qt::Key_R, Qt::ControlModifier);
    EXPECT_EQ(m_link.requests.size(), 2U) << "a running job cannot be resumed";
}

TEST_F(Jobs, CancellingAsksFirst) {
    show({runningJob(1, 10)});
    m_table->setFocus();
    m_table->selectRow(0);
    press(Qt::Key_Delete);
    auto* box = m_window->findChild<QMessageBox*>();
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(m_link.requests.empty());
    for (QAbstractButton* button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    ASSERT_EQ(m_link.requests.size(), 1U);
    EXPECT_EQ(commandAt(0), QStringLiteral("cancel"));
}

TEST_F(Jobs, KeepTheirSelectionWhenNewsCome) {
    show({runningJob(1, 10), runningJob(2, 20)});
    m_table->selectRow(1);
    const auto chosen = m_table->selectionModel()->selectedRows().front().data(JobTableModel::IdRole);
    show({runningJob(1, 60), runningJob(2, 30), runningJob(3, 0)});
    ASSERT_EQ(m_table->selectionModel()->selectedRows().size(), 1);
    EXPECT_EQ(m_table->selectionModel()->selectedRows().front().data(JobTableModel::IdRole), chosen);
}

TEST_F(Jobs, AnswersOfTheHeadAreSaidAsSentences) {
    show({runningJob(1, 10)});
    m_table->setFocus();
    m_table->selectRow(0);
    press(Qt::Key_P, Qt::ControlModifier);
    m_link.answer(0, failure(ErrorCode::InvalidArgument, QStringLiteral("The job is not running.")));
    EXPECT_TRUE(waitUntil([this] { return m_window->notices().text() == QStringLiteral("The job is not running."); }));
}

TEST_F(Jobs, RunAgainFillsInAForm) {
    JobSnapshot job = runningJob(1, 10);
    job.record.parameters = {{QStringLiteral("to"), 4'711}};
    show({job});
    m_table->setFocus();
    m_table->selectRow(0);
    press(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(m_window->currentView()->title(), QStringLiteral("New job"));
    EXPECT_EQ(find<QWidget>("field-to")->findChild<QLineEdit*>()->text(), QStringLiteral("4711"));
}

TEST_F(Jobs, TheOneLookedAtIsSelectedThoughAKeyIsStillHeld) {
    show({runningJob(1, 10), runningJob(2, 20)});
    m_window->openJob(jobId(2));
    QTest::keyPress(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    m_window->openJob(jobId(2));
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    QTest::keyRelease(m_window.get(), Qt::Key_Return);
    ASSERT_EQ(selected.size(), 1);
    EXPECT_EQ(selected.front().data(JobTableModel::IdRole).toUuid(), jobId(2).value());
}

} // namespace
} // namespace gleaner
