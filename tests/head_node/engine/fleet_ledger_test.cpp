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
    fleet.answered(processor("pc/1/0"), kStart, kSteadyStart);
    fleet.answered(processor("pc/1/3"), kStart, kSteadyStart);
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
    fleet.answered(processor("office/head/0"), kStart, kSteadyStart);
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
    fleet.answered(processor("pc/1/0"), kStart - 100s, kSteadyStart);
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
    fleet.answered(processor("gone/0"), kStart, kSteadyStart);
    fill(fleet, kStart + 300s);
    const auto workers = workersOf(fleet, 300s);
    EXPECT_EQ(workers.size(), FleetLedger::kMaxWorkers);
    EXPECT_TRUE(std::none_of(workers.begin(), workers.end(), [](const auto& each) { return each.gone; }));
    EXPECT_EQ(fleet.turnedAway(), 0U);
}

TEST(FleetLedger, WhenEverybodyAnswersANewcomerIsCountedOnly) {
    FleetLedger fleet;
    for (std::size_t i = 0; i < FleetLedger::kMaxWorkers; ++i)
        fleet.answered(WorkerId(QStringLiteral("pc%1/0").arg(i)), kStart, kSteadyStart);
    fleet.heard(beatOf("newcomer"), kStart, kStart);
    EXPECT_EQ(workersOf(fleet).size(), FleetLedger::kMaxWorkers);
    EXPECT_EQ(fleet.turnedAway(), 1U);
}

} // namespace
} // namespace gleaner
