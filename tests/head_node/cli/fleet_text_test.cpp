#include "head_node/cli/fleet_text.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

constexpr TimePoint kNow{Milliseconds(1'700'000'000'000)};

FleetWorker pc() {
    FleetWorker worker;
    worker.worker = WorkerId(QStringLiteral("pc-17/3f2a"));
    worker.platform = QStringLiteral("Debian GNU/Linux 12 x86_64");
    worker.processors = 4;
    worker.chunksDone = 1'234;
    worker.computeTime = std::chrono::hours(3);
    worker.answers = 1'200;
    worker.ratePerSecond = 2.5;
    worker.lastSeen = kNow - Seconds(65);
    return worker;
}

TEST(FleetText, OneLineSaysHowManyWorkAndHowManyAreGone) {
    HeadSnapshot shot;
    EXPECT_TRUE(fleetLine(shot).contains(QStringLiteral("gleaner work")));
    shot.fleet = {pc()};
    EXPECT_EQ(fleetLine(shot), QStringLiteral("Fleet: 1 worker with 4 processors, 2.5/s."));
    shot.fleet = {pc(), pc(), pc()};
    shot.fleet[1].gone = true;
    EXPECT_EQ(fleetLine(shot), QStringLiteral("Fleet: 2 workers with 8 processors, 5/s; 1 away."));
}

TEST(FleetText, ARowSaysWhatTheWorkerSaysAndWhatTheHeadGot) {
    const QStringList row = fleetTableRow(pc(), kNow);
    ASSERT_EQ(row.size(), fleetTableHead().size());
    EXPECT_EQ(row.join(QLatin1Char('|')),
              QStringLiteral("pc-17/3f2a|here|4|1,234|3.00|1,200|0|2.5/s|1:05 ago|Debian GNU/Linux 12 x86_64|-"));
}

TEST(FleetText, WhoSendsNoHeartbeatSaysNothingOfItself) {
    FleetWorker worker;
    worker.worker = WorkerId(QStringLiteral("office/head"));
    worker.answers = 7;
    worker.lastSeen = kNow;
    worker.gone = true;
    EXPECT_EQ(fleetTableRow(worker, kNow).join(QLatin1Char('|')),
              QStringLiteral("office/head|gone|-|-|-|7|0|-|0:00 ago|-|-"));
}

TEST(FleetText, ARowSaysWhatTheWorkerDoesAndWhoseNameItUses) {
    FleetWorker worker = pc();
    worker.label = QStringLiteral("Reception");
    worker.version = QStringLiteral("0.1.0");
    worker.activity = WorkerActivity::Paused;
    EXPECT_EQ(fleetTableRow(worker, kNow).mid(0, 2),
              QStringList({QStringLiteral("Reception/3f2a"), QStringLiteral("paused")}));
    EXPECT_EQ(fleetTableRow(worker, kNow).last(), QStringLiteral("0.1.0"));
    worker.isProven = false;
    worker.activity = WorkerActivity::Computing;
    EXPECT_EQ(fleetTableRow(worker, kNow).mid(0, 2),
              QStringList({QStringLiteral("Reception/3f2a (unproven)"), QStringLiteral("computing")}));
}

} // namespace
} // namespace gleaner
