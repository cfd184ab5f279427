#include "tests/head_node/engine/engine_bench.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

constexpr int kLarge = 20'000; // bytes that no message carries

const Error kAway{ErrorCode::Unavailable, QStringLiteral("nobody answers")};

TEST(LargePayloads, TravelAsBlobsAndAreGoneWhenTheJobIsDone) {
    EngineBench bench;
    const JobId id = bench.submit(100, 0, kLarge);
    (void)bench.engine().tick();
    const auto chunk = bench.take();
    ASSERT_TRUE(chunk);
    EXPECT_TRUE(std::holds_alternative<BlobPayload>(chunk->payload));
    EXPECT_EQ(bench.payloadOf(*chunk).size(), kLarge + 12);
    bench.answer(*chunk);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
    EXPECT_EQ(bench.job(id).answered, 100U);
    EXPECT_EQ(bench.inputs().totalBytes(), 0);
    EXPECT_EQ(bench.largeAnswers().totalBytes(), 0);
}

TEST(LargePayloads, OfACancelledJobAreRemovedAndThoseOfOthersStay) {
    EngineBench bench;
    const JobId cancelled = bench.submit(3, 1, kLarge);
    const JobId other = bench.submit(2, 0, kLarge);
    (void)bench.engine().tick();
    bench.answer(*bench.take());
    ASSERT_TRUE(bench.engine().cancel(cancelled));
    (void)bench.settled();
    EXPECT_EQ(bench.inputs().jobs(), std::vector{other});
    EXPECT_TRUE(bench.largeAnswers().jobs()->empty());
    bench.work();
    EXPECT_EQ(bench.job(other).record.state, JobState::Done);
    EXPECT_EQ(bench.inputs().totalBytes(), 0);
}

TEST(LargePayloads, ThatACrashLeftBehindAreSweptAtTheNextStart) {
    EngineBench bench;
    const JobId running = bench.submit(2, 0, kLarge);
    (void)bench.engine().tick();
    const JobId removed(QUuid::createUuid());
    ASSERT_TRUE(bench.inputs().put(removed, "input"));
    ASSERT_TRUE(bench.largeAnswers().put(removed, "answer"));
    bench.restart();
    (void)bench.settled();
    EXPECT_EQ(bench.inputs().jobs(), std::vector{running});
    EXPECT_TRUE(bench.largeAnswers().jobs()->empty());
}

TEST(LargePayloads, OfAnswersThatCameTooLateAreSweptFromTimeToTime) {
    EngineBench bench;
    const JobId id = bench.submit(1);
    bench.work();
    ASSERT_TRUE(bench.largeAnswers().put(id, "too late"));
    (void)bench.settled();
    EXPECT_GT(bench.largeAnswers().totalBytes(), 0);
    bench.clock().advance(BlobSweeper::kLookInterval);
    (void)bench.settled();
    EXPECT_EQ(bench.largeAnswers().totalBytes(), 0);
}

TEST(LargePayloads, WaitWhileTheStoreIsAwayAndTheOtherJobsGoOn) {
    EngineBench bench;
    bench.inputs().failWith(kAway);
    const JobId large = bench.submit(2, 0, kLarge);
    const JobId small = bench.submit(2, 1);
    bench.work(20);
    EXPECT_EQ(bench.job(small).record.state, JobState::Done);
    EXPECT_EQ(bench.job(large).record.state, JobState::Running);
    EXPECT_EQ(bench.engine().snapshot().trouble, kAway.message);
    bench.inputs().failWith({});
    bench.work();
    EXPECT_EQ(bench.job(large).record.state, JobState::Done);
}

TEST(LargePayloads, ThatCannotBeRemovedKeepNoResultBack) {
    EngineBench bench;
    const JobId id = bench.submit(1, 0, kLarge);
    (void)bench.engine().tick();
    bench.answer(*bench.take());
    bench.inputs().failWith(kAway);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
    EXPECT_GT(bench.inputs().totalBytes(), 0);
    bench.inputs().failWith({});
    bench.clock().advance(BlobSweeper::kPause);
    (void)bench.settled();
    EXPECT_EQ(bench.inputs().totalBytes(), 0);
}

TEST(LargePayloads, AMissingAnswerIsAFailureAndTheChunkGoesOutAgain) {
    EngineBench bench;
    const JobId id = bench.submit(1, 0, kLarge);
    (void)bench.engine().tick();
    const ChunkMessage chunk = *bench.take();
    bench.post(ResultMessage{bench.headFor(chunk, "pc/0"), chunk.payload}); // nobody put the blob
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).failures, 1U);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(LargePayloads, AnAnswerWhoseStoreIsAwayIsGatheredLater) {
    EngineBench bench;
    const JobId id = bench.submit(1, 0, kLarge);
    (void)bench.engine().tick();
    bench.answer(*bench.take());
    const Error calledOff{ErrorCode::Cancelled, QStringLiteral("Stopped while waiting to try again.")};
    const Error locked{ErrorCode::Refused, QStringLiteral("The token does not allow that.")};
    for (const Error& why : {Error(kAway), calledOff, locked}) {
        bench.largeAnswers().failWith(why);
        (void)bench.engine().tick();
        EXPECT_EQ(bench.job(id).failures, 0U) << why.message.toStdString();
        bench.clock().advance(std::chrono::minutes(2)); // the answer's lease runs out
    }
    bench.largeAnswers().failWith({});
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
    EXPECT_EQ(bench.job(id).scatteredAgain, 0U);
}

} // namespace
} // namespace gleaner
