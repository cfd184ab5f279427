#include "tests/head_node/engine/engine_bench.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

TEST(HeadEngine, AJobGoesOutAndComesBackWhole) {
    EngineBench bench;
    const JobId id = bench.submit(50);
    bench.work();
    const JobSnapshot job = bench.job(id);
    EXPECT_EQ(job.record.state, JobState::Done);
    EXPECT_EQ(job.answered, 50U);
    EXPECT_EQ(job.record.summary.value(QStringLiteral("answers")).toInt(), 50);
    EXPECT_TRUE(bench.result(0).startsWith("answers 50\n")) << bench.result(0).toStdString();
    EXPECT_EQ(job.computeTime, std::chrono::microseconds(250));
}

TEST(HeadEngine, TheOrderOfAnswersDoesNotShowInTheResult) {
    EngineBench ordered;
    (void)ordered.submit(20);
    ordered.work();

    EngineBench shuffled(EngineOptions{});
    const JobId id = shuffled.submit(20);
    (void)shuffled.engine().tick();
    std::vector<ChunkMessage> chunks;
    while (const auto chunk = shuffled.take())
        chunks.push_back(*chunk);
    ASSERT_EQ(chunks.size(), 20U);
    std::reverse(chunks.begin(), chunks.end());
    std::swap(chunks[3], chunks[11]);
    for (const ChunkMessage& chunk : chunks)
        shuffled.answer(chunk);
    shuffled.work();
    EXPECT_EQ(shuffled.job(id).record.state, JobState::Done);
    EXPECT_EQ(shuffled.result(0), ordered.result(0));
}

TEST(HeadEngine, NeverMoreThanTheWindowIsOut) {
    EngineBench bench;
    (void)bench.submit(1'000);
    for (int i = 0; i < 20; ++i)
        (void)bench.engine().tick();
    EXPECT_EQ(bench.onWorkQueue(), 8U);
    EXPECT_TRUE(bench.engine().hasNothingToScatter());
}

TEST(HeadEngine, DuplicatesAreCountedAndDropped) {
    EngineBench bench;
    const JobId id = bench.submit(2);
    (void)bench.engine().tick();
    const auto chunk = bench.take();
    bench.answer(*chunk);
    bench.answer(*chunk);
    (void)bench.engine().tick();
    bench.answer(*chunk);
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).answered, 1U);
    EXPECT_EQ(bench.job(id).duplicates, 2U);
    EXPECT_EQ(bench.answersQueue().properties()->approximateMessageCount, 0U);
}

TEST(HeadEngine, StrangersAreCountedAndDropped) {
    EngineBench bench;
    const JobId id = bench.submit(3);
    (void)bench.engine().tick();
    ChunkMessage chunk = *bench.take();
    AnswerHead head = bench.headFor(chunk, "pc/0");
    head.chunkHash ^= 1; // answers other bytes than ours
    bench.post(ResultMessage{head, chunk.payload});
    head = bench.headFor(chunk, "pc/0");
    head.address.sequence = 3; // we have 0, 1, 2
    bench.post(ResultMessage{head, chunk.payload});
    head.address.job = JobId(QUuid::createUuid());
    bench.post(ResultMessage{head, chunk.payload});
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).strangers, 2U);
    EXPECT_EQ(bench.engine().snapshot().strangers, 1U);
    EXPECT_EQ(bench.job(id).answered, 0U);
}

TEST(HeadEngine, GarbageOnTheAnswersQueueIsCountedAndDeleted) {
    EngineBench bench;
    const JobId id = bench.submit(1);
    ASSERT_TRUE(bench.answersQueue().put("not one of ours", {}));
    bench.work();
    EXPECT_EQ(bench.engine().snapshot().malformed, 1U);
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, AWrongAnswerIsAFailureNotAResult) {
    EngineBench bench;
    const JobId id = bench.submit(1);
    (void)bench.engine().tick();
    const ChunkMessage chunk = *bench.take();
    bench.post(ResultMessage{bench.headFor(chunk, "pc/0"), InlinePayload{"nonsense"}});
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).failures, 1U);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, ARestartLosesNothing) {
    EngineBench undisturbed;
    (void)undisturbed.submit(60);
    undisturbed.work();

    EngineBench bench;
    const JobId id = bench.submit(60);
    for (int life = 0; life < 12; ++life) {
        bench.work(7);
        if (const auto chunk = bench.take()) // in a worker's hands while the head is away
            bench.answer(*chunk);
        bench.restart();
    }
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
    EXPECT_EQ(bench.result(0), undisturbed.result(0));
}

TEST(HeadEngine, DyingBetweenPutAndMarkScattersTwiceNotNever) {
    EngineBench bench;
    const JobId id = bench.submit(4);
    bench.journal().failWritesWith(Error{ErrorCode::DiskFull, QStringLiteral("full")});
    (void)bench.engine().tick(); // the chunks are on the queue, the marks are not on disk
    EXPECT_EQ(bench.engine().snapshot().trouble, QStringLiteral("full"));
    EXPECT_EQ(bench.onWorkQueue(), 4U);
    bench.journal().failWritesWith(std::nullopt);
    bench.restart();
    (void)bench.engine().tick();
    EXPECT_EQ(bench.onWorkQueue(), 8U);
    bench.work(); // how many of the second answers come before the result is written is chance
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
    EXPECT_EQ(bench.job(id).answered, 4U);
}

TEST(HeadEngine, AnswersStayOnTheQueueWhileTheDiskIsFull) {
    EngineBench bench;
    const JobId id = bench.submit(1);
    (void)bench.engine().tick();
    bench.answer(*bench.take());
    bench.journal().failWritesWith(Error{ErrorCode::DiskFull, QStringLiteral("full")});
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).answered, 0U);
    bench.journal().failWritesWith(std::nullopt);
    bench.clock().advance(61s); // the lease on the answer ends
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, ChunksAreScatteredAnewBeforeTheirMessageAgesOut) {
    EngineBench bench;
    const JobId id = bench.submit(1);
    (void)bench.engine().tick();
    bench.clock().advance(6 * 24h - 1min);
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).scatteredAgain, 0U);
    bench.clock().advance(2min);
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).scatteredAgain, 1U);
    EXPECT_EQ(bench.onWorkQueue(), 2U) << "the old message has not aged out yet";
    bench.clock().advance(24h);
    EXPECT_EQ(bench.onWorkQueue(), 1U);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, ChunksThatAreNowhereAreScatteredAnew) {
    EngineBench bench;
    const JobId id = bench.submit(3);
    (void)bench.engine().tick();
    ASSERT_TRUE(bench.workQueue().clear()); // somebody else did
    for (int i = 0; i < 3; ++i) {
        bench.clock().advance(31s);
        (void)bench.engine().tick();
    }
    EXPECT_EQ(bench.job(id).scatteredAgain, 3U);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, AFailedChunkIsTriedAgainAndThenSetAside) {
    EngineBench bench;
    const JobId id = bench.submit(3);
    constexpr std::array kPcs{"a/0", "b/0", "c/0", "d/0"};
    std::size_t failures = 0;
    for (int step = 0; step < 40; ++step) {
        (void)bench.engine().tick();
        const auto chunk = bench.take();
        if (!chunk)
            continue;
        if (chunk->address.sequence == 1)
            bench.fail(*chunk, kPcs.at(failures++));
        else
            bench.answer(*chunk);
    }
    const JobSnapshot job = bench.job(id);
    EXPECT_EQ(failures, 3U);
    ASSERT_EQ(job.setAside.size(), 1U);
    EXPECT_EQ(job.setAside[0].sequence, 1U);
    EXPECT_EQ(job.setAside[0].reason, QStringLiteral("broken"));
    EXPECT_TRUE(job.needsPerson);
    EXPECT_FALSE(job.warning.isEmpty());

    bench.restart();
    EXPECT_TRUE(bench.job(id).needsPerson) << "what is set aside stays so";
    EXPECT_EQ(bench.engine().retrySetAside(id, 1), Result<std::uint64_t>(1));
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, AJobCanFinishWithoutADroppedChunk) {
    EngineBench bench;
    const JobId id = bench.submit(2);
    (void)bench.engine().tick();
    const ChunkMessage first = *bench.take();
    bench.post(FailureMessage{bench.headFor(first, "pc/0"), FailureKind::TakenTooOften, QStringLiteral("poison")});
    bench.work();
    ASSERT_TRUE(bench.job(id).needsPerson);
    EXPECT_EQ(bench.engine().dropSetAside(id, std::nullopt), Result<std::uint64_t>(1));
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
    EXPECT_EQ(bench.job(id).dropped, 1U);
    EXPECT_EQ(bench.job(id).answered, 1U);
}

TEST(HeadEngine, AJobWhoseEveryChunkFailsIsStoppedAndCanBeTriedAgain) {
    EngineBench bench;
    const JobId id = bench.submit(100);
    for (int step = 0; step < 400 && bench.job(id).record.state == JobState::Running; ++step) {
        (void)bench.engine().tick();
        if (const auto chunk = bench.take())
            bench.post(FailureMessage{bench.headFor(*chunk, "pc/0"), FailureKind::TakenTooOften,
                                      QStringLiteral("it crashes")});
    }
    EXPECT_EQ(bench.job(id).record.state, JobState::Failed);
    EXPECT_TRUE(bench.job(id).record.stateReason.contains(QStringLiteral("it crashes")));
    ASSERT_GE(bench.job(id).setAsideCount, 10U) << "a person sees what can be retried";
    const SequenceNumber first = bench.job(id).setAside.front().sequence;
    ASSERT_TRUE(bench.engine().retrySetAside(id, first));
    (void)bench.engine().tick();
    EXPECT_EQ(bench.job(id).record.state, JobState::Running) << "one chunk can be tried alone";
    ASSERT_TRUE(bench.engine().retrySetAside(id, std::nullopt));
    bench.clock().advance(31s);
    (void)bench.engine().tick();
    bench.clock().advance(31s);
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, ACancelledJobsChunksLeaveTheQueueAndOtherJobsLoseNothing) {
    EngineBench bench(EngineOptions{});
    const JobId one = bench.submit(10);
    const JobId two = bench.submit(10);
    (void)bench.engine().tick();
    EXPECT_EQ(bench.onWorkQueue(), 20U);
    ASSERT_TRUE(bench.engine().cancel(one));
    (void)bench.engine().tick();
    EXPECT_EQ(bench.onWorkQueue(), 10U);
    bench.work();
    EXPECT_EQ(bench.job(one).record.state, JobState::Cancelled);
    EXPECT_EQ(bench.job(two).record.state, JobState::Done);
    EXPECT_FALSE(bench.engine().cancel(one)) << "it is over";
    EXPECT_TRUE(bench.engine().remove(one));
    EXPECT_EQ(bench.engine().snapshot().jobs.size(), 1U);
}

TEST(HeadEngine, APausedJobWaitsAndGoesOn) {
    EngineBench bench;
    const JobId id = bench.submit(10);
    (void)bench.engine().tick();
    ASSERT_TRUE(bench.engine().pause(id));
    (void)bench.engine().tick();
    EXPECT_EQ(bench.onWorkQueue(), 0U);
    bench.restart();
    (void)bench.engine().tick();
    EXPECT_EQ(bench.onWorkQueue(), 0U) << "a restart does not wake it";
    ASSERT_TRUE(bench.engine().resume(id));
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, AHigherPriorityGoesFirst) {
    EngineBench bench;
    (void)bench.submit(100);
    const JobId urgent = bench.submit(4, 5);
    (void)bench.engine().tick();
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(bench.take()->address.job, urgent);
}

TEST(HeadEngine, WrongRequestsAreRefusedWithSentences) {
    EngineBench bench;
    JobRequest request;
    request.computation = QStringLiteral("alchemy");
    request.outputPath = bench.resultPath(0);
    const auto unknown = bench.engine().submit(request);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(unknown.error().message.contains(QStringLiteral("echo"))) << "it says what there is";

    request.computation = QStringLiteral("echo");
    request.parameters = {{QStringLiteral("chunks"), -1}};
    EXPECT_EQ(bench.engine().submit(request).error().code, ErrorCode::InvalidArgument);
    request.parameters = {};
    request.outputPath = QStringLiteral("/no/such/folder/result");
    EXPECT_EQ(bench.engine().submit(request).error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(bench.engine().snapshot().jobs.empty());
    EXPECT_TRUE(bench.journal().loadJobs()->empty());
}

TEST(HeadEngine, AWrongInputFileIsNamedAsThePersonKnowsItAndNothingIsLeftBehind) {
    EngineBench bench;
    QFile positions(bench.resultPath(7));
    ASSERT_TRUE(positions.open(QIODevice::WriteOnly));
    positions.write("type,strike,spot,rate,volatility,expiry,quantity\neuropean-call,100,100,0.05,-0.2,1,10\n");
    positions.close();
    JobRequest request;
    request.computation = QStringLiteral("option-pricing");
    request.parameters = {{QStringLiteral("positions"), positions.fileName()}};
    request.outputPath = bench.resultPath(0);
    const auto refused = bench.engine().submit(request);
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().message.contains(positions.fileName())) << refused.error().message.toStdString();
    EXPECT_TRUE(refused.error().message.contains(QStringLiteral("line 2, column 'volatility'")));
    EXPECT_TRUE(bench.journal().loadJobs()->empty());
}

TEST(HeadEngine, AResultThatCannotBeWrittenFailsTheJobUntilItIsResumed) {
    EngineBench bench;
    const JobId id = bench.submit(1);
    ASSERT_TRUE(QDir().mkdir(bench.resultPath(0))); // a folder where the file should go
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Failed);
    ASSERT_TRUE(QDir().rmdir(bench.resultPath(0)));
    ASSERT_TRUE(bench.engine().resume(id));
    bench.work();
    EXPECT_EQ(bench.job(id).record.state, JobState::Done);
}

TEST(HeadEngine, AJobOfTenMillionChunksStartsAtOnce) {
    EngineBench bench;
    const JobId id = bench.submit(10'000'000);
    (void)bench.engine().tick();
    EXPECT_GT(bench.onWorkQueue(), 0U);
    EXPECT_EQ(bench.job(id).waiting + bench.job(id).out, 10'000'000U);
}

} // namespace
} // namespace gleaner
