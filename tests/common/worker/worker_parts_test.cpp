// The small parts: the brake, the policy, the board, answers that are too long, options.
#include "common/worker/answer_text.h"
#include "common/worker/pool_watcher.h"
#include "common/worker/queue_policy.h"

#include "tests/common/worker/worker_doubles.h"

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

using namespace doubles;
using namespace std::chrono_literals;

TEST(WorkControl, ProcessorsBelowTheNumberMayCompute) {
    WorkControl control(4);
    EXPECT_TRUE(control.keepGoing(3));
    control.setActive(2);
    EXPECT_TRUE(control.keepGoing(1));
    EXPECT_FALSE(control.keepGoing(2));
    EXPECT_TRUE(control.mustHandBack(2));
    control.setActive(4);
    EXPECT_TRUE(control.keepGoing(3));
}

TEST(WorkControl, PausingKeepsMessagesStoppingDoesNot) {
    WorkControl control(1);
    control.pause();
    EXPECT_FALSE(control.mayCompute(0));
    EXPECT_FALSE(control.mustHandBack(0));
    control.stop();
    EXPECT_TRUE(control.mustHandBack(0));
    EXPECT_FALSE(control.waitUntilAllowed(0));
}

TEST(WorkControl, StoppingIsFinal) {
    WorkControl control(1);
    control.stop();
    control.run();
    control.pause();
    EXPECT_EQ(control.mode(), WorkMode::Stopping);
}

TEST(WorkControl, KeepGoingBlocksWhilePausing) {
    WorkControl control(1);
    control.pause();
    std::atomic<bool> went = false;
    std::thread kernel([&] {
        EXPECT_TRUE(control.keepGoing(0));
        went = true;
    });
    EXPECT_FALSE(went);
    control.pause(); // a second time changes nothing
    EXPECT_FALSE(went);
    control.run();
    kernel.join();
    EXPECT_TRUE(went);
}

TEST(WorkControl, ASurplusProcessorDoesNotWaitForThePausesEnd) {
    WorkControl control(1);
    control.pause();
    std::thread kernel([&] { EXPECT_FALSE(control.keepGoing(0)); });
    control.setActive(0);
    kernel.join();
}

TEST(WorkControl, AWakeBetweenLookingAndWaitingIsNotMissed) {
    WorkControl control(1);
    const auto seen = control.wakeCount();
    control.wake();
    const auto began = std::chrono::steady_clock::now();
    control.waitFor(0, 1h, seen);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1min);
}

TEST(WorkControl, TellsItsListenerOfEveryChange) {
    WorkControl control(1);
    int told = 0;
    control.setListener([&told] { ++told; });
    control.pause();
    control.run();
    control.setActive(3);
    control.stop();
    EXPECT_EQ(told, 4);
}

TEST(QueuePolicy, MetadataOutsideTheBoundsAreIgnored) {
    const WorkerOptions options;
    for (const char16_t* const text : {u"0", u"-1", u"604801", u"soon", u"", u"1.5"}) {
        const Metadata metadata{{QStringLiteral("defaulttimeout"), QString::fromUtf16(text)}};
        EXPECT_EQ(policyFrom(metadata, options).visibility, options.visibility);
    }
    EXPECT_EQ(policyFrom({{QStringLiteral("defaulttimeout"), QStringLiteral(" 604800 ")}}, options).visibility,
              kMaxTokenVisibility)
        << "longer than a token holds: the lease is prolonged all the same";
    EXPECT_EQ(policyFrom({{QStringLiteral("poisonthreshold"), QStringLiteral("3")}}, options).poisonThreshold, 3);
}

TEST(QueuePolicy, AQueueThatHidesItsMetadataIsUsedWithTheDefaults) {
    FakeClock clock;
    FlakyQueues queues(clock);
    const auto connection = queues.connect();
    const WorkerOptions options;
    queues.spoil(Op::Properties, 1, Fault::Refused);
    EXPECT_TRUE(readPolicy((*connection)->work(), options).has_value());
    queues.spoil(Op::Properties, 2, Fault::Unavailable);
    EXPECT_FALSE(readPolicy((*connection)->work(), options).has_value());
}

TEST(AnswerText, AReasonOfAnyLengthFits) {
    const AnswerHead head{chunkOf(1, {}).address, WorkerId(QStringLiteral("a/1/0")), {}, 0};
    const auto text = failureText(head, FailureKind::ComputationFailed, QString(5'000, u'é'), kMinMessageLimit);
    ASSERT_TRUE(text.has_value());
    EXPECT_FALSE(text->isResult);
    EXPECT_EQ(std::get<FailureMessage>(*decodeEnvelope(text->text)).reason, QString(512, u'é'));
}

TEST(ProcessorBoard, APulseIsASignOfLifeAndSilenceIsNotHealthy) {
    FakeClock clock;
    ProcessorBoard board(0, clock, 10s);
    board.beginChunk(chunkOf(9, {}).address, QStringLiteral("primes"));
    board.progress(0.25);
    clock.advance(10s);
    EXPECT_TRUE(board.observe().healthy);
    clock.advance(1s);
    EXPECT_FALSE(board.observe().healthy);
    board.pulse();
    const ProcessorStatus status = board.observe();
    EXPECT_TRUE(status.healthy);
    EXPECT_EQ(status.sinceSignOfLife, 0ms);
    EXPECT_EQ(status.computingFor, 11s);
    EXPECT_EQ(status.chunk->sequence, 9U);
    EXPECT_EQ(status.computation, QStringLiteral("primes"));
    EXPECT_EQ(status.progress, 0.25);
}

TEST(ProcessorBoard, WhoMayNotWorkMayBeSilent) {
    FakeClock clock;
    ProcessorBoard board(0, clock, 10s);
    board.enter(ProcessorState::Idle);
    clock.advance(1h);
    EXPECT_TRUE(board.observe().healthy);
}

TEST(WorkerOptions, BoundsAreChecked) {
    WorkerOptions good;
    good.worker = WorkerId(QStringLiteral("pc/1"));
    EXPECT_TRUE(checkWorkerOptions(good).has_value());
    const auto isBad = [&good](const std::function<void(WorkerOptions&)>& edit) {
        WorkerOptions options = good;
        edit(options);
        const Status status = checkWorkerOptions(options);
        return !status && status.error().code == ErrorCode::InvalidArgument;
    };
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.worker = {}; }));
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.worker = WorkerId(QString(59, u'x')); }));
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.processors = 0; }));
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.visibility = 0s; }));
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.poisonThreshold = 0; }));
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.messageLimit = 100; }));
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.emptyWaits.clear(); }));
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.unreachableWaits = {0ms}; }));
    EXPECT_TRUE(isBad([](WorkerOptions& o) { o.platform = QString(65, u'x'); }));
}

class PoolWatcherTest : public testing::Test {
protected:
    PoolWatcherTest() { options.worker = WorkerId(QStringLiteral("pc-17/1")); }
    FakeClock clock;
    SeededRandom random{1};
    WorkerOptions options;
    ComputationRegistry registry;
    FlakyQueues queues{clock};
    WorkControl control{1};
    const WorkerEnvironment environment{options, clock, random, registry, queues, control};
    ProcessorBoard board{0, clock, 120s};
};

TEST_F(PoolWatcherTest, SaysThatTheWorkerIsAlive) {
    options.platform = QStringLiteral("Debian GNU/Linux 12 x86_64");
    PoolWatcher watcher(environment, {&board});
    board.count(&WorkCounts::done);
    board.computed(5s);
    watcher.tick(clock.steadyNow());
    const auto beats = takeAll(queues.heartbeats());
    ASSERT_EQ(beats.size(), 1U);
    const auto beat = std::get<HeartbeatMessage>(beats.front());
    EXPECT_EQ(beat.worker, options.worker);
    EXPECT_EQ(beat.chunksDone, 1U);
    EXPECT_EQ(beat.computeTime, 5s);
    EXPECT_EQ(beat.processors, 1U);
    EXPECT_EQ(beat.platform, options.platform);
    EXPECT_EQ(beat.sentAt, clock.now());
}

TEST_F(PoolWatcherTest, SaysWhatTheWorkerHasInHandAndItsLastWord) {
    PoolWatcher watcher(environment, {&board});
    const ChunkAddress chunk{JobId(QUuid::createUuid()), 42, 0};
    board.beginChunk(chunk, QStringLiteral("primes"));
    board.count(&WorkCounts::handedBack);
    clock.advance(7s);
    watcher.tick(clock.steadyNow());
    board.endChunk();
    board.enter(ProcessorState::Waiting);
    clock.advance(60s);
    watcher.tick(clock.steadyNow());
    options.whenStopped = WorkerActivity::Paused;
    watcher.sayGoodbye();
    const auto beats = takeAll(queues.heartbeats());
    ASSERT_EQ(beats.size(), 3U);
    const auto computing = std::get<HeartbeatMessage>(beats[0]).presence;
    ASSERT_TRUE(computing);
    EXPECT_EQ(computing->activity, WorkerActivity::Computing);
    EXPECT_EQ(computing->version, QStringLiteral(GLEANER_VERSION));
    EXPECT_EQ(computing->handedBack, 1U);
    ASSERT_EQ(computing->inHand.size(), 1U);
    EXPECT_EQ(computing->inHand[0], (ChunkInHand{chunk.job, 42, 7s}));
    EXPECT_EQ(std::get<HeartbeatMessage>(beats[1]).presence->activity, WorkerActivity::Waiting);
    EXPECT_EQ(std::get<HeartbeatMessage>(beats[2]).presence->activity, WorkerActivity::Paused);
}

TEST_F(PoolWatcherTest, NobodyWaitsToSayGoodbyeWhereNobodyAnswered) {
    queues.hasHeartbeats = false;
    PoolWatcher watcher(environment, {&board});
    watcher.tick(clock.steadyNow());
    queues.hasHeartbeats = true;
    watcher.sayGoodbye();
    EXPECT_EQ(queues.count(Op::PutHeartbeat), 0);
}

TEST_F(PoolWatcherTest, AHeartbeatComesEachIntervalAndDoesNotStayForEver) {
    PoolWatcher watcher(environment, {&board});
    for (int second = 0; second <= 120; ++second, clock.advance(1s))
        watcher.tick(clock.steadyNow());
    EXPECT_EQ(queues.count(Op::PutHeartbeat), 3);
    clock.advance(options.heartbeatInterval * 3);
    EXPECT_EQ(visibleOf(queues.heartbeats()), 0U);
}

TEST_F(PoolWatcherTest, SendsNothingWhereNobodyListensOrItIsSwitchedOff) {
    queues.hasHeartbeats = false;
    PoolWatcher silent(environment, {&board});
    silent.tick(clock.steadyNow());
    queues.hasHeartbeats = true;
    options.heartbeatInterval = 0ms;
    PoolWatcher off(environment, {&board});
    off.tick(clock.steadyNow());
    EXPECT_EQ(queues.count(Op::PutHeartbeat), 0);
}

TEST_F(PoolWatcherTest, AHeartbeatThatFailsDoesNoHarm) {
    queues.spoil(Op::PutHeartbeat, 1, Fault::Throw);
    queues.spoil(Op::PutHeartbeat, 2, Fault::Unavailable);
    PoolWatcher watcher(environment, {&board});
    for (int minute = 0; minute < 3; ++minute, clock.advance(60s))
        watcher.tick(clock.steadyNow());
    EXPECT_EQ(countOf(queues.heartbeats()), 1U);
}

TEST_F(PoolWatcherTest, AWorkerIsHealthyWhenAllItsProcessorsAre) {
    ProcessorBoard other(1, clock, 120s);
    PoolWatcher watcher(environment, {&board, &other});
    board.enter(ProcessorState::Computing);
    other.enter(ProcessorState::Computing);
    EXPECT_TRUE(watcher.status().healthy);
    clock.advance(121s);
    board.pulse();
    const WorkerStatus status = watcher.status();
    EXPECT_TRUE(status.processors[0].healthy);
    EXPECT_FALSE(status.processors[1].healthy);
    EXPECT_FALSE(status.healthy);
}

} // namespace
} // namespace gleaner
