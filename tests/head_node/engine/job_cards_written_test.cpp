// The head writes what workers may tell about a job.
#include "tests/head_node/engine/engine_bench.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

JobId submitWithPurpose(EngineBench& bench, int chunks) {
    JobRequest request;
    request.computation = QStringLiteral("echo");
    request.parameters = {{QStringLiteral("chunks"), chunks}};
    request.outputPath = bench.resultPath(99);
    request.title = QStringLiteral("Risk");
    request.purpose = QStringLiteral("has to be known by 8 o'clock");
    return bench.engine().submit(request).value_or(JobId());
}

TEST(WrittenJobCards, SayWhatTheJobIsForAndHowFarItIs) {
    EngineBench bench;
    const JobId id = submitWithPurpose(bench, 3);
    (void)bench.engine().tick();
    const auto first = bench.inputs().card(id);
    ASSERT_TRUE(first) << first.error().message.toStdString();
    EXPECT_EQ(first->title, QStringLiteral("Risk"));
    EXPECT_EQ(first->purpose, QStringLiteral("has to be known by 8 o'clock"));
    EXPECT_EQ(first->computation, QStringLiteral("echo"));
    EXPECT_EQ(first->chunks, 3U);
    EXPECT_EQ(first->answered, 0U);

    bench.answer(*bench.take());
    (void)bench.engine().tick();
    EXPECT_EQ(bench.inputs().card(id)->answered, 0U) << "at most once a minute";
    bench.clock().advance(CardWriter::kInterval);
    (void)bench.engine().tick();
    EXPECT_EQ(bench.inputs().card(id)->answered, 1U);
    EXPECT_EQ(bench.inputs().card(id)->computeTime, std::chrono::microseconds(5));
    EXPECT_GT(bench.inputs().card(id)->updated, first->updated);
}

TEST(WrittenJobCards, ThatWouldSayTheSameAreNotWrittenAgain) {
    EngineBench bench;
    const JobId id = submitWithPurpose(bench, 3);
    (void)bench.engine().tick();
    const TimePoint written = bench.inputs().card(id)->updated;
    bench.clock().advance(CardWriter::kInterval);
    (void)bench.engine().tick();
    EXPECT_EQ(bench.inputs().card(id)->updated, written);
}

TEST(WrittenJobCards, GoWithTheirJob) {
    EngineBench bench;
    const JobId done = submitWithPurpose(bench, 1);
    const JobId cancelled = bench.submit(5);
    (void)bench.engine().tick();
    ASSERT_TRUE(bench.inputs().card(cancelled));
    ASSERT_TRUE(bench.engine().cancel(cancelled));
    bench.work();
    EXPECT_EQ(bench.job(done).record.state, JobState::Done);
    EXPECT_EQ(bench.inputs().jobs(), std::vector<JobId>());
}

TEST(WrittenJobCards, OfLiveJobsAreLeftByTheSweeper) {
    EngineBench bench;
    const JobId id = submitWithPurpose(bench, 3);
    (void)bench.engine().tick();
    bench.clock().advance(BlobSweeper::kLookInterval);
    (void)bench.settled();
    EXPECT_TRUE(bench.inputs().card(id));
    bench.restart();
    (void)bench.settled();
    EXPECT_TRUE(bench.inputs().card(id));
}

TEST(WrittenJobCards, ThatCannotBeWrittenAreNoTroubleAndComeLater) {
    EngineBench bench;
    (void)bench.engine().tick();
    bench.inputs().failWith(Error{ErrorCode::Unavailable, QStringLiteral("nobody answers")});
    const JobId id = submitWithPurpose(bench, 3);
    (void)bench.engine().tick();
    EXPECT_EQ(bench.engine().snapshot().trouble, QString());
    EXPECT_EQ(bench.onWorkQueue(), 3U);
    bench.inputs().failWith({});
    (void)bench.engine().tick();
    EXPECT_FALSE(bench.inputs().card(id)) << "not at each step";
    bench.clock().advance(CardWriter::kFirstPause);
    (void)bench.engine().tick();
    EXPECT_TRUE(bench.inputs().card(id));
}

TEST(WrittenJobCards, APurposeThatIsTooLongIsRefusedAtOnce) {
    EngineBench bench;
    JobRequest request;
    request.computation = QStringLiteral("echo");
    request.parameters = {{QStringLiteral("chunks"), 1}};
    request.outputPath = bench.resultPath(99);
    request.purpose = QString(kMaxPurposeLength + 1, u'x');
    EXPECT_EQ(bench.engine().submit(request).error().code, ErrorCode::InvalidArgument);
}

} // namespace
} // namespace gleaner
