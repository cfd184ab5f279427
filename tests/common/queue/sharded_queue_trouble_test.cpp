#include "common/queue/sharded_queue.h"

#include "tests/common/queue/sharded_cloud.h"
#include "tests/support/code_of.h"

#include <functional>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

TEST(ShardedQueueInTrouble, AShardThatIsDownIsSteppedOver) {
    Cloud cloud;
    cloud.b.down = true;
    cloud.put(30);
    EXPECT_EQ(Cloud::countOf(cloud.a), 15U);
    EXPECT_EQ(cloud.queue->properties()->approximateMessageCount, 30U);
    EXPECT_TRUE(cloud.queue->peek(32));
    int taken = 0;
    while (!cloud.queue->get(1, 30s)->empty())
        ++taken;
    EXPECT_EQ(taken, 30);
    EXPECT_TRUE(cloud.queue->clear());
    EXPECT_TRUE(cloud.account->trouble().startsWith(QStringLiteral("1 of 3 queues")))
        << qPrintable(cloud.account->trouble());
}

TEST(ShardedQueueInTrouble, TheLostOneIsAskedRarelyAndComesBack) {
    Cloud cloud;
    cloud.b.down = true;
    cloud.put(10);
    const int asked = cloud.b.requests;
    cloud.put(100);
    EXPECT_EQ(cloud.b.requests, asked);
    cloud.b.down = false;
    cloud.clock.advance(60s);
    cloud.put(3);
    EXPECT_EQ(Cloud::countOf(cloud.b), 1U);
    EXPECT_TRUE(cloud.account->trouble().isEmpty());
}

TEST(ShardedQueueInTrouble, WhenAllAreDownTheErrorSaysWhy) {
    Cloud cloud;
    cloud.a.down = cloud.b.down = cloud.c.down = true;
    for (int i = 0; i < 5; ++i) {
        const auto put = cloud.queue->put("x", {});
        ASSERT_FALSE(put);
        EXPECT_EQ(put.error().code, ErrorCode::Unavailable);
        EXPECT_EQ(put.error().message, QStringLiteral("The line is cut."));
        EXPECT_FALSE(cloud.queue->get(1, 30s));
        EXPECT_FALSE(cloud.queue->properties());
        EXPECT_FALSE(cloud.queue->peek(1));
        EXPECT_FALSE(cloud.queue->clear());
        EXPECT_FALSE(cloud.account->list({}, {}, 10));
    }
    cloud.a.down = cloud.b.down = cloud.c.down = false;
    cloud.clock.advance(60s);
    EXPECT_TRUE(cloud.queue->put("x", {}));
}

TEST(ShardedQueueInTrouble, AQueueThatIsMissingInOnePlaceIsMadeThere) {
    Cloud cloud;
    ASSERT_TRUE(cloud.b.remove(kWork));
    cloud.put(9);
    EXPECT_EQ(Cloud::countOf(cloud.b), 3U);
    EXPECT_EQ(cloud.b.open(kWork)->properties()->metadata.value(QStringLiteral("poisonthreshold")),
              QStringLiteral("5"));
}

TEST(ShardedQueueInTrouble, WhoMayNotMakeQueuesStepsOverTheMissingOne) {
    Cloud cloud;
    ASSERT_TRUE(cloud.b.remove(kWork));
    cloud.b.mayCreate = false;
    cloud.put(9);
    EXPECT_EQ(cloud.queue->properties()->approximateMessageCount, 9U);
    EXPECT_TRUE(cloud.account->trouble().contains(QStringLiteral("missing"))) << qPrintable(cloud.account->trouble());
}

TEST(ShardedQueueInTrouble, AQueueThatNobodyHasIsNotFound) {
    Cloud cloud;
    const auto other = cloud.account->open(QStringLiteral("other"));
    EXPECT_EQ(other->put("x", {}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(other->get(1, 30s).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(cloud.account->trouble().isEmpty());
}

TEST(ShardedQueueInTrouble, ACreateThatReachesSomeIsEnough) {
    Cloud cloud;
    cloud.b.down = true;
    EXPECT_TRUE(cloud.account->create(QStringLiteral("later"), {}));
    cloud.b.down = false;
    cloud.clock.advance(60s);
    const auto later = cloud.account->open(QStringLiteral("later"));
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(later->put("x", {}));
    EXPECT_EQ(later->properties()->approximateMessageCount, 3U);
    EXPECT_TRUE(cloud.b.open(QStringLiteral("later"))->properties()) << "made when it was missed";
}

TEST(ShardedQueueInTrouble, AShardThatRefusesIsSteppedOver) {
    Cloud cloud;
    cloud.b.refuses = true;
    cloud.put(30);
    EXPECT_EQ(Cloud::countOf(cloud.a), 15U);
    EXPECT_EQ(Cloud::countOf(cloud.c), 15U);
    EXPECT_EQ(cloud.queue->properties()->approximateMessageCount, 30U);
    EXPECT_EQ(cloud.queue->peek(32)->size(), 30U);
    int taken = 0;
    while (!cloud.queue->get(1, 30s)->empty())
        ++taken;
    EXPECT_EQ(taken, 30);
    EXPECT_EQ(cloud.queue->get(32, 30s)->size(), 0U);
    EXPECT_TRUE(cloud.queue->clear());
    EXPECT_TRUE(cloud.account->list({}, {}, 10));
    EXPECT_TRUE(cloud.account->create(QStringLiteral("later"), {}));
    EXPECT_TRUE(cloud.account->trouble().contains(QStringLiteral("The key was rotated.")))
        << qPrintable(cloud.account->trouble());
}

TEST(ShardedQueueInTrouble, EveryOperationGoesOnFromAShardThatRefuses) {
    const std::vector<std::function<bool(Cloud&)>> operations{
        [](Cloud& cloud) { return cloud.queue->get(32, 30s).has_value(); },
        [](Cloud& cloud) { return cloud.queue->peek(32).has_value(); },
        [](Cloud& cloud) { return cloud.queue->clear().has_value(); },
        [](Cloud& cloud) { return cloud.queue->properties().has_value(); },
        [](Cloud& cloud) { return cloud.account->list({}, {}, 10).has_value(); },
        [](Cloud& cloud) { return cloud.account->create(QStringLiteral("later"), {}).has_value(); }};
    for (std::size_t i = 0; i < operations.size(); ++i) {
        Cloud cloud;
        cloud.a.refuses = true;
        EXPECT_TRUE(operations[i](cloud)) << i;
        EXPECT_FALSE(cloud.account->trouble().isEmpty()) << i;
    }
}

TEST(ShardedQueueInTrouble, TheOneThatRefusesIsAskedRarelyAndComesBack) {
    Cloud cloud;
    cloud.b.refuses = true;
    cloud.put(10);
    const int asked = cloud.b.requests;
    cloud.put(100);
    EXPECT_EQ(cloud.b.requests, asked);
    cloud.b.refuses = false;
    cloud.clock.advance(60s);
    cloud.put(3);
    EXPECT_EQ(Cloud::countOf(cloud.b), 1U);
    EXPECT_TRUE(cloud.account->trouble().isEmpty());
}

TEST(ShardedQueueInTrouble, WhatAllRefuseIsRefusedAndNoShardsTrouble) {
    Cloud cloud;
    cloud.a.refuses = cloud.b.refuses = cloud.c.refuses = true;
    for (int i = 0; i < 5; ++i) {
        const auto put = cloud.queue->put("x", {});
        ASSERT_FALSE(put);
        EXPECT_EQ(put.error().code, ErrorCode::Refused);
        EXPECT_EQ(put.error().message, QStringLiteral("The key was rotated."));
        EXPECT_EQ(codeOf(cloud.queue->get(1, 30s)), ErrorCode::Refused);
        EXPECT_EQ(codeOf(cloud.queue->properties()), ErrorCode::Refused);
        EXPECT_EQ(codeOf(cloud.queue->peek(1)), ErrorCode::Refused);
        EXPECT_EQ(codeOf(cloud.queue->clear()), ErrorCode::Refused);
        EXPECT_EQ(codeOf(cloud.account->list({}, {}, 10)), ErrorCode::Refused);
        EXPECT_EQ(codeOf(cloud.account->create(QStringLiteral("later"), {})), ErrorCode::Refused);
    }
    EXPECT_TRUE(cloud.account->trouble().isEmpty()) << qPrintable(cloud.account->trouble());
}

TEST(ShardedQueueInTrouble, WhileOneCannotBeReachedARefusalIsNotFinal) {
    Cloud cloud;
    cloud.a.down = true;
    cloud.b.refuses = cloud.c.refuses = true;
    for (int i = 0; i < 5; ++i) { // the first reaches for all, the later ones leave the lost shard alone
        EXPECT_EQ(codeOf(cloud.queue->put("x", {})), ErrorCode::Unavailable);
        EXPECT_EQ(codeOf(cloud.queue->get(1, 30s)), ErrorCode::Unavailable);
    }
    cloud.a.down = false;
    cloud.clock.advance(60s);
    EXPECT_TRUE(cloud.queue->put("x", {}));
}

} // namespace
} // namespace gleaner
