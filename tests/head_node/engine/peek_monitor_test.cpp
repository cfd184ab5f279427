#include "head_node/engine/peek_monitor.h"

#include "tests/head_node/engine/engine_bench.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(PeekMonitor, ShowsWhatAChunkIsWithoutTakingIt) {
    EngineBench bench;
    const JobId id = bench.submit(2);
    (void)bench.engine().tick();
    for (int look = 0; look < 5; ++look) {
        const auto view = peekQueue(bench.workQueue(), 32);
        ASSERT_TRUE(view);
        ASSERT_EQ(view->front.size(), 2U);
        EXPECT_EQ(view->properties.approximateMessageCount, 2U);
        EXPECT_EQ(view->front[0].kind, QStringLiteral("chunk"));
        EXPECT_EQ(view->front[0].job, id);
        EXPECT_EQ(view->front[1].sequence, 1U);
        EXPECT_EQ(view->front[0].dequeueCount, 0);
    }
    const auto lease = bench.workQueue().get(1, Seconds(1));
    EXPECT_EQ(lease->front().message.dequeueCount, 1) << "peeking did not count";
}

TEST(PeekMonitor, SaysWhyAMessageDoesNotDecode) {
    EngineBench bench;
    ASSERT_TRUE(bench.workQueue().put("?", {}));
    const auto view = peekQueue(bench.workQueue(), 1);
    ASSERT_EQ(view->front.size(), 1U);
    EXPECT_TRUE(view->front[0].kind.isEmpty());
    EXPECT_FALSE(view->front[0].detail.isEmpty());
}

} // namespace
} // namespace gleaner
