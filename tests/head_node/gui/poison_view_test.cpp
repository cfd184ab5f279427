// What a person does about poison, with mouse and keyboard, in the real window over a real head.
#include "head_node/gui/poison_view.h"

#include "head_node/gui/badge_delegate.h"
#include "tests/head_node/gui/fickle_computation.h"
#include "tests/head_node/gui/window_bed.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolButton>

namespace gleaner {
namespace {

class PoisonInTheWindow : public WindowBed {
protected:
    void SetUp() override {
        WindowBed::SetUp();
        m_computations.add(std::make_unique<FickleComputation>(m_healthy));
        open();
        m_table = find<QTableView>("poison");
    }
    /// Goes to the view with its key when so many chunks of a new job are set aside.
    void poison(int bad) {
        handIn("fickle", {{QStringLiteral("chunks"), 12}, {QStringLiteral("bad"), bad}}, "pages.txt", "Printed pages");
        ASSERT_TRUE(waitUntil([&] { return m_table->model()->rowCount() == bad; }));
        ASSERT_TRUE(waitUntil([this] { return onlyJob()->answered > 0; }));
        press(Qt::Key_6, Qt::ControlModifier);
        ASSERT_EQ(m_window->currentView()->title(), QStringLiteral("Poison"));
    }
    /// Not selectRow(), which toggles while the application believes Ctrl, of Ctrl+6, to be held.
    void select(int row) {
        m_table->setFocus();
        m_table->selectionModel()->setCurrentIndex(m_table->model()->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    int badge() {
        const auto* views = find<QListWidget>("views");
        for (int i = 0; i < views->count(); ++i) {
            if (views->item(i)->text() == QStringLiteral("Poison"))
                return views->item(i)->data(BadgeDelegate::CountRole).toInt();
        }
        return -1;
    }
    void clickAction(const QString& text) {
        for (auto* button : m_window->currentView()->findChildren<QToolButton*>()) {
            if (button->text().remove(u'&') == text) {
                click(button);
                return;
            }
        }
        FAIL() << "no button " << text.toStdString();
    }
    /// In the question that the window asks.
    void answer(QMessageBox::ButtonRole role) {
        auto* box = m_window->findChild<QMessageBox*>();
        ASSERT_NE(box, nullptr);
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == role)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        m_window->activateWindow(); // where there is no window manager that does
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    }
    QStringList pages() {
        QFile file(path("pages.txt"));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }
    bool waitForCount(int count) {
        return waitUntil([this, count] { return m_table->model()->rowCount() == count && badge() == count; });
    }

    std::atomic<bool> m_healthy = false; // outlives the head, which TearDown() ends
    QTableView* m_table = nullptr;
};

TEST_F(PoisonInTheWindow, IsRetriedWithTheKeyboardAndTheJobEnds) {
    ASSERT_NO_FATAL_FAILURE(poison(1));
    EXPECT_EQ(badge(), 1);
    select(0);
    EXPECT_TRUE(waitUntil([this] {
        return find<QPlainTextEdit>("poisonContent")->toPlainText().contains(QStringLiteral("|bad page 0|"));
    })) << "a computation that cannot tell what a chunk asks for: its bytes";
    EXPECT_TRUE(waitUntil(
        [this] { return find<QPlainTextEdit>("poisonEvents")->toPlainText().contains(QStringLiteral("no paper")); }));
    m_healthy = true;
    press(Qt::Key_R, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([this] { return isDone("pages.txt"); }));
    EXPECT_EQ(pages().size(), 12);
    EXPECT_EQ(pages().front(), QStringLiteral("bad page 0"));
    EXPECT_TRUE(waitForCount(0));
    EXPECT_TRUE(waitUntil([this] { return onlyJob()->record.state == JobState::Done; }));
}

TEST_F(PoisonInTheWindow, IsRetriedAllAtOnceWithTheMouse) {
    ASSERT_NO_FATAL_FAILURE(poison(3));
    m_healthy = true;
    clickAction(QStringLiteral("Retry all"));
    ASSERT_TRUE(waitUntil([this] { return isDone("pages.txt"); }));
    EXPECT_EQ(pages().size(), 12);
    EXPECT_TRUE(waitUntil([this] { return m_window->notices().text() == QStringLiteral("3 chunks go out again."); }));
}

TEST_F(PoisonInTheWindow, ThatIsStillThereComesBack) {
    ASSERT_NO_FATAL_FAILURE(poison(1));
    select(0);
    press(Qt::Key_R, Qt::ControlModifier);
    ASSERT_TRUE(waitForCount(0));
    EXPECT_TRUE(waitForCount(1));
    EXPECT_FALSE(isDone("pages.txt"));
}

TEST_F(PoisonInTheWindow, IsDroppedOneByOneAndThenAllAtOnceAfterAQuestion) {
    ASSERT_NO_FATAL_FAILURE(poison(3));
    m_table->sortByColumn(static_cast<int>(PoisonColumn::Chunk), Qt::AscendingOrder);
    select(1);
    press(Qt::Key_Delete);
    ASSERT_NO_FATAL_FAILURE(answer(QMessageBox::RejectRole));
    QTest::qWait(300);
    EXPECT_EQ(m_table->model()->rowCount(), 3) << "nothing is dropped without a yes";
    press(Qt::Key_Delete);
    ASSERT_NO_FATAL_FAILURE(answer(QMessageBox::DestructiveRole));
    ASSERT_TRUE(waitForCount(2));
    EXPECT_EQ(m_table->model()->index(1, static_cast<int>(PoisonColumn::Chunk)).data().toString(), QStringLiteral("2"));
    EXPECT_FALSE(isDone("pages.txt")) << "two more wait for a decision";

    m_table->setFocus();
    press(Qt::Key_Delete, Qt::ShiftModifier);
    ASSERT_NO_FATAL_FAILURE(answer(QMessageBox::DestructiveRole));
    ASSERT_TRUE(waitUntil([this] { return isDone("pages.txt"); }));
    EXPECT_EQ(pages().size(), 9) << "the result goes without them";
    EXPECT_TRUE(waitForCount(0));
}

TEST_F(PoisonInTheWindow, SeveralThatAreSelectedAreRetriedTogether) {
    ASSERT_NO_FATAL_FAILURE(poison(3));
    m_table->setFocus();
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(m_table->selectionModel()->selectedRows().size(), 2);
    m_healthy = true;
    clickAction(QStringLiteral("Retry"));
    EXPECT_TRUE(waitForCount(1));
    EXPECT_TRUE(waitUntil([this] { return onlyJob()->answered == 11; }));
}

TEST_F(PoisonInTheWindow, WhereThereIsNoneTheViewExplainsWhatItWouldBe) {
    press(Qt::Key_6, Qt::ControlModifier);
    EXPECT_FALSE(m_table->isVisible());
    bool isExplained = false;
    for (const auto* label : m_window->currentView()->findChildren<QLabel*>())
        isExplained =
            isExplained || (label->isVisible() && label->text().startsWith(QStringLiteral("A chunk is poison when")));
    EXPECT_TRUE(isExplained);
    EXPECT_EQ(badge(), 0);
}

} // namespace
} // namespace gleaner
