// Who looks with the view Peek, often and everywhere, changes nothing in the queue.
#include "tests/head_node/gui/peek_effect_bed.h"

namespace gleaner {
namespace {

constexpr int kLooks = 60;

TEST_F(PeekEffectBed, LookingOftenAndThroughAllQueuesLeavesTheWorkQueueAsItWas) {
    ASSERT_NO_FATAL_FAILURE(openWithWaiting());
    press(Qt::Key_4, Qt::ControlModifier);
    auto* queues = find<QTableView>("queues");
    const auto* front = find<QTableView>("frontMessages")->model();
    ASSERT_TRUE(waitUntil([front] { return front->rowCount() == kChunks - kHeld; }));
    countLooks();
    for (int look = 1; look <= kLooks; ++look) {
        const QModelIndex row = queues->model()->index(look % kQueuesShown, 0);
        QTest::mouseClick(queues->viewport(), Qt::LeftButton, {}, queues->visualRect(row).center());
        EXPECT_EQ(queues->currentIndex().row(), row.row());
        if (look % 2 == 0)
            press(Qt::Key_F5);
        else
            click(find<QPushButton>("peekNow"));
        ASSERT_TRUE(waitForLook(look));
    }
    ASSERT_NO_FATAL_FAILURE(expectNothingHappened());
}

} // namespace
} // namespace gleaner
