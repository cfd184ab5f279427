#include "head_node/engine/fleet_ledger.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

constexpr TimePoint kStart{Milliseconds(1'700'000'000'000)};
constexpr SteadyPoint kSteadyStart{SteadyPoint::duration(1h)};

HeartbeatMessage beatOf(const QString& worker, std::uint64_t done = 0) {
    HeartbeatMessage beat;
    beat.worker = WorkerId(worker);
    beat.chunksDone = done;
    beat.computeTime = std::chrono::microseconds(done * 10);
    beat.processors = 4;
    beat.platform = QStringLiteral("Debian GNU/Linux 12 x86_64");
    return beat;
}
HeartbeatMessage beatOf(const char* worker, std::uint64_t done = 0) {
    return beatOf(QString::fromLatin1(worker), done);
}
WorkerId processor(const char* name) {
    return WorkerId(QString::fromLatin1(name));
}
std::vector<FleetWorker> workersOf(const FleetLedger& fleet, Seconds later = 0s) {
    return fleet.workers(kStart + later, kSteadyStart + later);
}
void fill(FleetLedger& fleet, TimePoint at) {
    for (std::size_t i = 0; i < FleetLedger::kMaxWorkers; ++i)
        fleet.heard(beatOf(QStringLiteral("made-up/%1").arg(i)), at, at);
}

TEST(FleetLedger, HeartbeatsAndAnswersOfOneWorkerAreJoined) {
    FleetLedger fleet;
    fleet.heard(beatOf("pc/1", 70), kStart - 5s, kStart);
    fleet.answered({processor("pc/1/0")}, kStart, kSteadyStart);
    fleet.answered({processor("pc/1/3")}, kStart, kSteadyStart);
    fleet.failed(processor("pc/1/3"), kStart);
    const auto workers = workersOf(fleet);
    ASSERT_EQ(workers.size(), 1U);
    EXPECT_EQ(workers[0].worker, WorkerId(QStringLiteral("pc/1")));
    EXPECT_EQ(workers[0].processors, 4U);
    EXPECT_EQ(workers[0].chunksDone, 70U);
    EXPECT_EQ(workers[0].computeTime, 700us);
    EXPECT_EQ(workers[0].answers, 2U);
    EXPECT_EQ(workers[0].failures, 1U);
    EXPECT_GT(workers[0].ratePerSecond, 0);
    EXPECT_EQ(workers[0].lastSeen, kStart);
}

TEST(FleetLedger, AWorkerWithoutHeartbeatsIsKnownByItsAnswers) {
    FleetLedger fleet;
    fleet.answered({processor("office/head/0")}, kStart, kSteadyStart);
    ASSERT_EQ(workersOf(fleet).size(), 1U);
    EXPECT_EQ(workersOf(fleet)[0].worker, WorkerId(QStringLiteral("office/head")));
    EXPECT_EQ(workersOf(fleet)[0].processors, 0U);
}

TEST(FleetLedger, ASilentWorkerIsGoneAndComesBackWithASignOfLife) {
    FleetLedger fleet;
    fleet.heard(beatOf("pc/1"), kStart, kStart);
    EXPECT_FALSE(workersOf(fleet, FleetLedger::kGoneAfter)[0].gone);
    EXPECT_TRUE(workersOf(fleet, FleetLedger::kGoneAfter + 1s)[0].gone);
    fleet.failed(processor("pc/1/0"), kStart + 500s);
    EXPECT_FALSE(workersOf(fleet, 501s)[0].gone);
    EXPECT_EQ(workersOf(fleet, 501s)[0].firstSeen, kStart);
}

TEST(FleetLedger, AHeartbeatThatWasOvertakenChangesNothing) {
    FleetLedger fleet;
    fleet.heard(beatOf("pc/1", 90), kStart, kStart);
    fleet.heard(beatOf("pc/1", 40), kStart - 60s, kStart);
    EXPECT_EQ(workersOf(fleet)[0].chunksDone, 90U);
    EXPECT_EQ(workersOf(fleet)[0].lastSeen, kStart);
}

TEST(FleetLedger, AWorkerThatStartedAnewCountsFromZero) {
    FleetLedger fleet;
    fleet.heard(beatOf("reception", 90), kStart, kStart);
    fleet.heard(beatOf("reception", 1), kStart + 60s, kStart + 60s);
    EXPECT_EQ(workersOf(fleet, 60s)[0].chunksDone, 1U);
}

TEST(FleetLedger, AServersClockAheadOfOursDoesNotKeepAWorkerAlive) {
    FleetLedger fleet;
    fleet.heard(beatOf("pc/1"), kStart + 24h, kStart);
    EXPECT_TRUE(workersOf(fleet, FleetLedger::kGoneAfter + 1s)[0].gone);
}

TEST(FleetLedger, ThousandsOfMadeUpNamesTakeNoMoreRoomAndDriveOutNobodyWhoWorks) {
    FleetLedger fleet;
    fleet.answered({processor("pc/1/0")}, kStart - 100s, kSteadyStart);
    for (int round = 0; round < 3; ++round)
        fill(fleet, kStart);
    fleet.heard(beatOf("newcomer"), kStart, kStart);
    const auto workers = workersOf(fleet);
    EXPECT_EQ(workers.size(), FleetLedger::kMaxWorkers);
    const auto isHere = [&workers](const char* name) {
        return std::any_of(workers.begin(), workers.end(),
                           [name](const auto& each) { return each.worker.value() == QLatin1String(name); });
    };
    EXPECT_TRUE(isHere("pc/1"));
    EXPECT_TRUE(isHere("newcomer"));
}

TEST(FleetLedger, FailuresUnderMadeUpNamesKeepNobodyOut) {
    FleetLedger fleet;
    for (std::size_t i = 0; i < FleetLedger::kMaxWorkers; ++i)
        fleet.failed(WorkerId(QStringLiteral("made-up%1/0").arg(i)), kStart);
    fleet.heard(beatOf("newcomer"), kStart, kStart);
    EXPECT_EQ(fleet.turnedAway(), 0U);
    const auto workers = workersOf(fleet);
    EXPECT_EQ(workers.size(), FleetLedger::kMaxWorkers);
    EXPECT_TRUE(std::any_of(workers.begin(), workers.end(),
                            [](const auto& each) { return each.worker.value() == QLatin1String("newcomer"); }));
}

TEST(FleetLedger, TheGoneOnesMakeRoomBeforeAnyoneElse) {
    FleetLedger fleet;
    fleet.answered({processor("gone/0")}, kStart, kSteadyStart);
    fill(fleet, kStart + 300s);
    const auto workers = workersOf(fleet, 300s);
    EXPECT_EQ(workers.size(), FleetLedger::kMaxWorkers);
    EXPECT_TRUE(std::none_of(workers.begin(), workers.end(), [](const auto& each) { return each.gone; }));
    EXPECT_EQ(fleet.turnedAway(), 0U);
}

TEST(FleetLedger, WhenEverybodyAnswersANewcomerIsCountedOnly) {
    FleetLedger fleet;
    for (std::size_t i = 0; i < FleetLedger::kMaxWorkers; ++i)
        fleet.answered({WorkerId(QStringLiteral("pc%1/0").arg(i))}, kStart, kSteadyStart);
    fleet.heard(beatOf("newcomer"), kStart, kStart);
    EXPECT_EQ(workersOf(fleet).size(), FleetLedger::kMaxWorkers);
    EXPECT_EQ(fleet.turnedAway(), 1U);
}

HeartbeatMessage computingBeat(const char* worker) {
    HeartbeatMessage beat = beatOf(worker);
    beat.presence = WorkerPresence{WorkerActivity::Computing,
                                   QStringLiteral("0.1.0"),
                                   2,
                                   0,
                                   {{JobId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), 17, 4'000ms},
                                    {JobId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), 16, 9'000ms}}};
    return beat;
}
const JobId kJob(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

TEST(FleetLedger, TellsWhatAWorkerHasInHandUntilItsAnswerCame) {
    FleetLedger fleet;
    fleet.heard(computingBeat("pc/1"), kStart - 1s, kStart);
    FleetWorker worker = workersOf(fleet)[0];
    EXPECT_EQ(worker.activity, WorkerActivity::Computing);
    EXPECT_EQ(worker.version, QStringLiteral("0.1.0"));
    EXPECT_EQ(worker.handedBack, 2U);
    ASSERT_TRUE(worker.inHand);
    EXPECT_EQ(worker.inHand->sequence, 16U) << "the one it has had for longest";
    EXPECT_EQ(worker.inHand->since, kStart - 10s);
    EXPECT_EQ(worker.alsoInHand, 1U);
    fleet.answered({processor("pc/1/0"), true, kJob, 16, 9s}, kStart, kSteadyStart);
    worker = workersOf(fleet)[0];
    ASSERT_TRUE(worker.inHand);
    EXPECT_EQ(worker.inHand->sequence, 17U);
    EXPECT_EQ(worker.alsoInHand, 0U);
    EXPECT_EQ(worker.lastJob, kJob);
}

TEST(FleetLedger, AnAnswerShowsThatAWorkerComputesButNotAfterItsGoodbye) {
    FleetLedger fleet;
    HeartbeatMessage beat = computingBeat("pc/1");
    beat.presence->activity = WorkerActivity::Waiting;
    beat.presence->inHand.clear();
    fleet.heard(beat, kStart, kStart);
    fleet.answered({processor("pc/1/0")}, kStart + 5s, kSteadyStart + 5s);
    EXPECT_EQ(workersOf(fleet, 5s)[0].activity, WorkerActivity::Computing);
    EXPECT_EQ(workersOf(fleet, 5s)[0].activeSince, kStart + 5s);
    beat.presence->activity = WorkerActivity::Paused;
    fleet.heard(beat, kStart + 6s, kStart + 6s);
    fleet.answered({processor("pc/1/0")}, kStart + 7s, kSteadyStart + 7s);
    EXPECT_EQ(workersOf(fleet, 7s)[0].activity, WorkerActivity::Paused);
    EXPECT_FALSE(workersOf(fleet, 7s)[0].isPresent());
}

TEST(FleetLedger, WhoUsesANameWithoutProofHasARowOfItsOwn) {
    FleetLedger fleet;
    fleet.heard(computingBeat("pc/1"), kStart, kStart);
    HeartbeatMessage forged = beatOf("pc/1", 1'000'000);
    forged.platform = QStringLiteral("made up");
    fleet.heard(forged, kStart + 1s, kStart + 1s, false);
    fleet.failed(processor("pc/1/0"), kStart + 1s, false);
    fleet.answered({processor("pc/1/0"), false}, kStart + 1s, kSteadyStart + 1s);
    const auto workers = workersOf(fleet, 1s);
    ASSERT_EQ(workers.size(), 2U);
    EXPECT_TRUE(workers[0].isProven);
    EXPECT_EQ(workers[0].chunksDone, 0U);
    EXPECT_EQ(workers[0].failures, 0U);
    EXPECT_EQ(workers[0].answers, 0U);
    EXPECT_FALSE(workers[1].isProven);
    EXPECT_EQ(workers[1].platform, QStringLiteral("made up"));
    EXPECT_EQ(workers[1].failures, 1U);
}

TEST(FleetLedger, SpeedIsThatOfTheSameJobsChunksElsewhere) {
    FleetLedger fleet;
    const JobId other(QUuid(9, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    for (SequenceNumber i = 0; i < 200; ++i) {
        fleet.answered({processor("fast/0"), true, kJob, i, 1s}, kStart, kSteadyStart);
        fleet.answered({processor("slow/0"), true, kJob, i, 3s}, kStart, kSteadyStart);
        fleet.answered({processor("alone/0"), true, other, i, 100s}, kStart, kSteadyStart);
    }
    const auto workers = workersOf(fleet);
    ASSERT_EQ(workers.size(), 3U);
    EXPECT_NEAR(workers[0].speed, 1, 1e-6) << "a job that nobody else computes tells nothing";
    EXPECT_NEAR(workers[1].speed, 2, 0.05);
    EXPECT_NEAR(workers[2].speed, 2.0 / 3, 0.02);
}

TEST(FleetLedger, AFewAnswersSayNothingOfSpeed) {
    FleetLedger fleet;
    for (SequenceNumber i = 0; i < 4; ++i)
        fleet.answered({processor("pc/0"), true, kJob, i, 1s}, kStart, kSteadyStart);
    EXPECT_EQ(workersOf(fleet)[0].speed, 0);
}

TEST(FleetLedger, WhoSendsNoHeartbeatsIsCountedByItsAnswersAndWaitsWhenThereAreNone) {
    FleetLedger fleet;
    fleet.answered({processor("office/head/0"), true, kJob, 1, 2s}, kStart, kSteadyStart);
    EXPECT_EQ(workersOf(fleet)[0].chunksDone, 1U);
    EXPECT_EQ(workersOf(fleet)[0].computeTime, 2s);
    EXPECT_EQ(workersOf(fleet)[0].activity, WorkerActivity::Computing);
    EXPECT_EQ(workersOf(fleet, 120s)[0].activity, WorkerActivity::Waiting);
}

} // namespace
} // namespace gleaner
