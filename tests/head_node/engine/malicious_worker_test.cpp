// What somebody with an enrolment can do to a job when he wants to do harm.
#include "tests/head_node/engine/engine_bench.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

constexpr int kLarge = 20'000; // bytes that no message carries

class MaliciousWorker : public testing::Test {
protected:
    MaliciousWorker() {
        bench.askForProofs();
        bench.restart();
    }
    /// Takes the chunk that waits, and fails at it under that name.
    void failAsNext(const char* worker) {
        (void)bench.engine().tick();
        const auto chunk = bench.take();
        ASSERT_TRUE(chunk);
        bench.fail(*chunk, worker);
        (void)bench.engine().tick();
    }
    EngineBench bench;
};

TEST_F(MaliciousWorker, SetsNothingAsideByNamingOthers) {
    const JobId id = bench.submit(1);
    (void)bench.engine().tick();
    const ChunkMessage chunk = *bench.take();
    for (const char* name : {"pc-1/0", "pc-2/0", "pc-3!bad/0", "pc-4!/0", "pc-5/0"})
        bench.fail(chunk, name);
    bench.post(FailureMessage{bench.headFor(chunk, "pc-6/0"), FailureKind::TakenTooOften, {}});
    for (int i = 0; i < 300; ++i)
        bench.fail(chunk, "pc-7/0");
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).setAsideCount, 0U);
    bench.work(); // honest workers have the chunk, too
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST_F(MaliciousWorker, IsNamedWhenItSetsAChunkAsideInItsOwnName) {
    const JobId id = bench.submit(1);
    (void)bench.engine().tick();
    bench.post(FailureMessage{bench.headFor(*bench.take(), "pc-6!good"), FailureKind::TakenTooOften, {}});
    (void)bench.engine().tick();
    ASSERT_EQ(bench.job(id).setAsideCount, 1U);
    EXPECT_EQ(bench.job(id).setAside.front().workers, QStringList{QStringLiteral("pc-6")}) << "without the proof";
}

TEST_F(MaliciousWorker, DoesNotKeepHonestFailuresFromCounting) {
    const JobId id = bench.submit(1);
    failAsNext("pc-1!good");
    failAsNext("pc-2!good");
    EXPECT_EQ(bench.job(id).setAsideCount, 0U);
    failAsNext("made-up");
    EXPECT_EQ(bench.job(id).setAsideCount, 1U) << "those without proof are one PC together";
}

TEST_F(MaliciousWorker, WhereNobodyHasAProofAChunkThatAlwaysFailsIsPoisonInTheEnd) {
    const JobId id = bench.submit(1);
    for (int i = 0; i < FailureLimits().unprovenFailures - 1; ++i)
        failAsNext("old-worker/0");
    EXPECT_EQ(bench.job(id).setAsideCount, 0U);
    failAsNext("old-worker/0");
    EXPECT_EQ(bench.job(id).setAsideCount, 1U);
}

/// Answers whose bytes are not those of their name: the real store finds them by their hash.
class LyingStore final : public BlobStore {
public:
    Result<QByteArray> put(const JobId& job, const QByteArray& payload) override { return inner.put(job, payload); }
    Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype most) override {
        return isOccupied ? failure(ErrorCode::Corrupt, QStringLiteral("other bytes")) : inner.get(job, key, most);
    }
    Result<std::size_t> removeSome(const JobId& job, std::size_t max) override { return inner.removeSome(job, max); }
    Result<std::vector<JobId>> jobs() override { return inner.jobs(); }
    Status putCard(const JobId& job, const JobCard& card) override { return inner.putCard(job, card); }
    Result<JobCard> card(const JobId& job) override { return inner.card(job); }
    Status remove(const JobId& job, const QByteArray& key) override {
        isOccupied = false;
        return inner.remove(job, key);
    }
    Result<ForeignSweep> removeForeign(const QString&, std::size_t, Cards) override { return ForeignSweep{}; }
    MemoryBlobStore inner;
    bool isOccupied = true;
};

TEST_F(MaliciousWorker, AnOccupiedAnswerIsRemovedAndTheChunkGoesOutAgainWithoutCountingAsAFailure) {
    LyingStore answers;
    bench.useLargeAnswers(answers);
    const JobId id = bench.submit(1, 0, kLarge);
    (void)bench.engine().tick();
    const ChunkMessage chunk = *bench.take();
    bench.post(ResultMessage{bench.headFor(chunk, "pc-1!good"), chunk.payload});
    (void)bench.engine().tick();
    EXPECT_FALSE(answers.isOccupied);
    EXPECT_EQ(bench.job(id).failures, 0U);
    EXPECT_EQ(bench.job(id).scatteredAgain, 1U);
    (void)bench.engine().tick();
    const auto again = bench.take();
    ASSERT_TRUE(again);
    ASSERT_TRUE(answers.put(id, bench.payloadOf(*again)));
    bench.post(ResultMessage{bench.headFor(*again, "pc-1!good"), again->payload});
    (void)bench.settled();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(FailureCounts, OutliveTheHead) {
    EngineBench bench;
    const JobId id = bench.submit(1);
    for (const char* worker : {"pc-1/0", "pc-2/0", "pc-3/0"}) {
        EXPECT_EQ(bench.job(id).setAsideCount, 0U) << worker;
        (void)bench.engine().tick();
        bench.fail(*bench.take(), worker);
        (void)bench.engine().tick();
        bench.restart();
    }
    EXPECT_EQ(bench.job(id).setAsideCount, 1U);
    EXPECT_TRUE(bench.journal().loadFailures(id)->empty()) << "what is set aside is not counted twice";
}

TEST(FailureCounts, GoWithTheAnswer) {
    EngineBench bench;
    const JobId id = bench.submit(2);
    (void)bench.engine().tick();
    bench.fail(*bench.take(), "pc-1/0");
    (void)bench.engine().tick();
    EXPECT_EQ(bench.journal().loadFailures(id)->size(), 1U);
    (void)bench.engine().tick();
    while (const auto chunk = bench.take())
        bench.answer(*chunk);
    (void)bench.engine().tick();
    EXPECT_TRUE(bench.journal().loadFailures(id)->empty());
}

TEST(SweepersTrouble, ShowsUntilItIsOver) {
    EngineBench bench;
    (void)bench.settled();
    bench.largeAnswers().failWith(Error{ErrorCode::Unavailable, QStringLiteral("nobody answers")});
    bench.clock().advance(BlobSweeper::kLookInterval);
    for (int tick = 0; tick < 5; ++tick) {
        (void)bench.engine().tick();
        EXPECT_EQ(bench.engine().snapshot().trouble, QStringLiteral("nobody answers")) << tick;
    }
    bench.largeAnswers().failWith({});
    bench.clock().advance(BlobSweeper::kPause);
    (void)bench.engine().tick();
    EXPECT_EQ(bench.engine().snapshot().trouble, QString());
}

} // namespace
} // namespace gleaner
