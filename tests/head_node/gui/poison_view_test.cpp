// What a person does about poison, with mouse and keyboard, in the real window over a real head.
#include "tests/head_node/gui/poison_bed.h"

#include <QLabel>

namespace gleaner {
namespace {

using PoisonInTheWindow = PoisonBed;

TEST_F(PoisonInTheWindow, IsRetriedWithTheKeyboardAndTheJobEnds) {
    ASSERT_NO_FATAL_FAILURE(poison(1));
    EXPECT_EQ(badge(), 1);
    select(0);
    EXPECT_TRUE(waitUntil([this] {
        return find<QPlainTextEdit>("poisonContent")->toPlainText().contains(QStringLiteral("|bad page 0|"));
    })) << "a computation that cannot tell what a chunk asks for: its bytes";
    EXPECT_TRUE(waitUntil(
        [this] { return find<QPlainTextEdit>("poisonEvents")->toPlainText().contains(QStringLiteral("no paper")); }));
    const QString failures = m_table->model()->index(0, static_cast<int>(PoisonColumn::Failures)).data().toString();
    EXPECT_GE(failures.toInt(), 1) << "how many came back until then";
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
