#include "screensaver_client/senses/sense_board.h"

#include "tests/support/fake_clock.h"

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using std::chrono::seconds;

TEST(SenseBoard, SaysSoOnlyWhenSomethingIsAnotherThanBefore) {
    FakeClock clock;
    int changes = 0;
    SenseBoard board(clock, [&] { ++changes; });
    board.update([](Readings& readings) { readings.fullScreen = true; });
    board.update([](Readings& readings) { readings.fullScreen = true; });
    EXPECT_EQ(changes, 1);
    EXPECT_TRUE(board.inputs().fullScreen);
}

TEST(SenseBoard, TheIdleTimeGrowsFromTheLastInput) {
    FakeClock clock;
    SenseBoard board(clock, [] {});
    EXPECT_EQ(board.inputs().idle, std::nullopt);
    board.update([](Readings& readings) { readings.idle = IdleReading{QStringLiteral("test"), std::nullopt}; });
    EXPECT_EQ(board.inputs().idle, Milliseconds{0});
    board.update([&](Readings& readings) { readings.idle->quietSince = clock.steadyNow() - seconds{1}; });
    clock.advance(seconds{4});
    EXPECT_EQ(board.inputs().idle, Milliseconds{5'000});
    EXPECT_EQ(board.inputs().now, clock.now());
    EXPECT_EQ(board.inputs().localTime.toMSecsSinceEpoch(), clock.now().time_since_epoch().count());
}

TEST(SenseBoard, AnythingThatTellsOfASaverALockOrAnInhibitorCounts) {
    FakeClock clock;
    SenseBoard board(clock, [] {});
    board.update([](Readings& readings) { readings.saverOnBus = readings.lockedOnDisplay = true; });
    EXPECT_TRUE(board.inputs().saverActive);
    EXPECT_TRUE(board.inputs().locked);
    board.update([](Readings& readings) { readings.systemInhibitor = QStringLiteral("Backup"); });
    EXPECT_EQ(board.inputs().inhibitor, QStringLiteral("Backup"));
    board.update([](Readings& readings) { readings.sessionInhibitor = QStringLiteral("Film"); });
    EXPECT_EQ(board.inputs().inhibitor, QStringLiteral("Film"));
}

TEST(SenseBoard, ThePowerServiceKnowsBetterThanFiles) {
    FakeClock clock;
    SenseBoard board(clock, [] {});
    EXPECT_EQ(board.inputs().onBattery, std::nullopt);
    board.update([](Readings& readings) { readings.batteryInFiles = true; });
    EXPECT_EQ(board.inputs().onBattery, true);
    board.update([](Readings& readings) { readings.batteryOnBus = false; });
    EXPECT_EQ(board.inputs().onBattery, false);
}

} // namespace
} // namespace gleaner
