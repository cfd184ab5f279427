#include "head_node/engine/heartbeat_reader.h"

#include "tests/head_node/engine/engine_bench.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

/// What a worker puts every minute: a heartbeat that lives for three.
void beat(EngineBench& bench, const QString& worker, Seconds life = 180s) {
    HeartbeatMessage message;
    message.worker = WorkerId(worker);
    message.processors = 2;
    message.sentAt = bench.clock().now();
    ASSERT_TRUE(bench.heartbeatsQueue().put(*encodeEnvelope(message), PutOptions{0s, life}));
}
void look(EngineBench& bench) {
    bench.clock().advance(EngineOptions().fleetInterval);
    (void)bench.engine().tick();
}
std::uint64_t waiting(EngineBench& bench) {
    return bench.heartbeatsQueue().properties()->approximateMessageCount;
}

TEST(Heartbeats, TheHeadKnowsItsFleetFromTheFirstStepOn) {
    EngineBench bench;
    beat(bench, QStringLiteral("pc-b/1"));
    beat(bench, QStringLiteral("pc-a/1"));
    (void)bench.engine().tick();
    const auto fleet = bench.engine().snapshot().fleet;
    ASSERT_EQ(fleet.size(), 2U);
    EXPECT_EQ(fleet[0].worker, WorkerId(QStringLiteral("pc-a/1")));
    EXPECT_EQ(fleet[1].processors, 2U);
}

TEST(Heartbeats, ThoseThatWereReadAreGoneBeforeTheyComeBack) {
    EngineBench bench;
    beat(bench, QStringLiteral("pc/1"));
    look(bench);
    bench.clock().advance(HeartbeatReader::kHiddenFor);
    EXPECT_EQ(waiting(bench), 0U);
    look(bench);
    EXPECT_TRUE(bench.engine().snapshot().fleet.at(0).gone);
}

TEST(Heartbeats, MessagesMeantToLiveLongerAreClearedAway) {
    EngineBench bench;
    for (int i = 0; i < 400; ++i)
        beat(bench, QStringLiteral("pc/%1").arg(i), kDefaultTimeToLive);
    look(bench);
    EXPECT_EQ(bench.engine().snapshot().fleet.size(), std::size_t(HeartbeatReader::kMaxPerLook));
    look(bench);
    EXPECT_EQ(bench.engine().snapshot().fleet.size(), 400U);
    bench.clock().advance(HeartbeatReader::kHiddenFor);
    look(bench);
    EXPECT_EQ(waiting(bench), 0U);
}

TEST(Heartbeats, WhatIsNoneIsCountedAndStopsNothing) {
    EngineBench bench;
    ASSERT_TRUE(bench.heartbeatsQueue().put("no envelope", {}));
    ASSERT_TRUE(bench.heartbeatsQueue().put(QByteArray(kMaxMessageTextBytes, 'A'), {}));
    ASSERT_TRUE(bench.heartbeatsQueue().put(QByteArray(), {}));
    beat(bench, QStringLiteral("pc/1"));
    const JobId id = bench.submit(4);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
    const HeadSnapshot shot = bench.engine().snapshot();
    EXPECT_EQ(shot.malformedHeartbeats, 3U);
    EXPECT_EQ(shot.fleet.size(), 2U); // pc/1 by its heartbeat, "pc" by its answers
    EXPECT_EQ(shot.fleet[0].answers, 4U);
}

TEST(Heartbeats, OnlyResultsThatWereStoredAsNewCountAsAnswers) {
    EngineBench bench;
    (void)bench.submit(2);
    (void)bench.engine().tick();
    const auto first = bench.take();
    const auto second = bench.take();
    ASSERT_TRUE(first && second);
    bench.post(ResultMessage{bench.headFor(*first, "pc/0"), first->payload});
    bench.post(ResultMessage{bench.headFor(*first, "late/0"), first->payload});
    (void)bench.engine().tick();
    bench.post(ResultMessage{bench.headFor(*first, "later/0"), first->payload});
    bench.post(ResultMessage{bench.headFor(*second, "wrong/0"), InlinePayload{"no echo"}});
    bench.fail(*second, "broken/0");
    (void)bench.engine().tick();
    const auto fleet = bench.engine().snapshot().fleet;
    ASSERT_EQ(fleet.size(), 3U) << "who sent duplicates is not there";
    EXPECT_EQ(fleet[0].worker, WorkerId(QStringLiteral("broken")));
    EXPECT_EQ(fleet[0].answers, 0U);
    EXPECT_EQ(fleet[0].failures, 1U);
    EXPECT_EQ(fleet[1].worker, WorkerId(QStringLiteral("pc")));
    EXPECT_EQ(fleet[1].answers, 1U);
    EXPECT_EQ(fleet[2].worker, WorkerId(QStringLiteral("wrong")));
    EXPECT_EQ(fleet[2].answers, 0U);
    EXPECT_EQ(fleet[2].failures, 1U);
}

TEST(Heartbeats, AHeadWhoseQueueIsMissingDoesItsWorkAllTheSame) {
    EngineBench bench;
    bench.removeHeartbeatsQueue();
    const JobId id = bench.submit(4);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
    EXPECT_TRUE(bench.engine().snapshot().trouble.isEmpty());
}

} // namespace
} // namespace gleaner
