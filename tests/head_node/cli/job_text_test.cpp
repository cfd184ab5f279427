#include "head_node/cli/job_text.h"

#include "head_node/cli/console.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

JobSnapshot running() {
    JobSnapshot job;
    job.record.computation = {QStringLiteral("mandelbrot"), 1};
    job.record.chunkCount = 2'921;
    job.answered = 1'204;
    job.ratePerSecond = 35;
    job.timeLeft = Seconds(49);
    return job;
}

TEST(JobText, TheProgressLineSaysHowFarHowFastHowLong) {
    EXPECT_EQ(
        progressLine(running(), 200),
        QStringLiteral(
            "mandelbrot [################------------------------]  41 %  1,204 of 2,921 chunks  35/s  0:49 left"));
}

TEST(JobText, ANarrowTerminalKeepsAShortBar) {
    EXPECT_TRUE(progressLine(running(), 20).startsWith(QStringLiteral("mandelbrot [####------]")));
}

TEST(JobText, NearlyDoneIsNot100Percent) {
    JobSnapshot job = running();
    job.answered = job.record.chunkCount - 1;
    EXPECT_TRUE(progressLine(job, 80).contains(QStringLiteral(" 99 %")));
}

TEST(JobText, DurationsReadLikeAClock) {
    EXPECT_EQ(durationText(Seconds(5)), QStringLiteral("0:05"));
    EXPECT_EQ(durationText(Seconds(7'390)), QStringLiteral("2:03:10"));
    EXPECT_EQ(durationText(Seconds(3 * 86'400 + 4 * 3'600)), QStringLiteral("3 days 4 h"));
}

TEST(JobText, AFailedJobSaysWhy) {
    JobSnapshot job = running();
    job.record.state = JobState::Failed;
    job.record.stateReason = QStringLiteral("Stopped, because every chunk fails: it crashes");
    EXPECT_EQ(outcomeLines(job),
              QStringList{QStringLiteral("The job failed: Stopped, because every chunk fails: it crashes")});
}

TEST(JobText, ADoneJobShowsItsSummaryAndWhatIsMissing) {
    JobSnapshot job = running();
    job.record.state = JobState::Done;
    job.record.outputPath = QStringLiteral("/tmp/x.txt");
    job.record.finished = TimePoint(Milliseconds(65'000));
    job.record.summary = {{QStringLiteral("primes"), 5'761'455}};
    job.dropped = 2;
    const QStringList lines = outcomeLines(job);
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].contains(QStringLiteral("1:05")));
    EXPECT_TRUE(lines[1].contains(QStringLiteral("2 chunks were dropped")));
    EXPECT_EQ(lines[2], QStringLiteral("  primes: 5761455"));
}

TEST(JobText, EveryRowHasACellForEachColumn) {
    EXPECT_EQ(jobTableRow(running()).size(), jobTableHead().size());
}

TEST(Console, NumbersAreGroupedByThousands) {
    EXPECT_EQ(grouped(0), QStringLiteral("0"));
    EXPECT_EQ(grouped(999), QStringLiteral("999"));
    EXPECT_EQ(grouped(1'000), QStringLiteral("1,000"));
    EXPECT_EQ(grouped(12'345'678), QStringLiteral("12,345,678"));
}

} // namespace
} // namespace gleaner
