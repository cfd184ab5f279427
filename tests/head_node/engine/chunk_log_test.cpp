#include "head_node/engine/chunk_log.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(ChunkLog, GivesOneChunksEventsInOrder) {
    ChunkLog log;
    log.note({ChunkHappening::Scattered, 10, 5, TimePoint(Milliseconds(1)), {}, {}});
    log.note({ChunkHappening::Answered, 11, 1, TimePoint(Milliseconds(2)), WorkerId(QStringLiteral("pc")), {}});
    log.note({ChunkHappening::Answered, 12, 1, TimePoint(Milliseconds(3)), {}, {}});
    const auto events = log.of(11);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].what, ChunkHappening::Scattered);
    EXPECT_EQ(events[1].worker, WorkerId(QStringLiteral("pc")));
    EXPECT_EQ(log.of(14).size(), 1U);
    EXPECT_TRUE(log.of(15).empty());
    EXPECT_TRUE(log.of(9).empty());
}

TEST(ChunkLog, ForgetsTheOldestWhenItIsFull) {
    ChunkLog log;
    for (SequenceNumber i = 0; i <= ChunkLog::kMost; ++i)
        log.note({ChunkHappening::Answered, i, 1, {}, {}, {}});
    EXPECT_TRUE(log.isFull());
    EXPECT_TRUE(log.of(0).empty());
    EXPECT_EQ(log.of(ChunkLog::kMost).size(), 1U);
}

} // namespace
} // namespace gleaner
