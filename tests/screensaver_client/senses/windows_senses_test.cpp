// The senses on Windows itself, or on Wine.
#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/senses.h"
#include "tests/support/eventually.h"

#include <gmock/gmock.h>

#include <windows.h>

namespace gleaner {
namespace {

TEST(WindowsSenses, IdleTimeLoadAndMemoryBecomeKnown) {
    const SystemClock clock;
    const auto senses = makeSystemSenses(clock, [] {});
    EXPECT_TRUE(eventually([&] { return senses->inputs().idle.has_value(); }));
    EXPECT_EQ(senses->idleSource(), QStringLiteral("GetLastInputInfo"));
    EXPECT_TRUE(eventually([&] { return senses->inputs().freeMemoryBytes > 0; }));
    EXPECT_TRUE(eventually([&] { return senses->inputs().othersCpu.has_value(); }));
    EXPECT_LE(senses->inputs().othersCpu, 1.0);
    EXPECT_FALSE(senses->inputs().goingToSleep);
    EXPECT_GE(senses->inputs().processors, 1);
}

TEST(WindowsSenses, QuietAndTheFirstInputAfterwardsAreTold) {
    const SystemClock clock;
    SenseBoard* shown = nullptr;
    std::atomic<int> returns = 0;
    SenseBoard board(clock, [&] {
        const auto idle = shown->readings().idle;
        returns += idle && !idle->quietSince ? 1 : 0;
    });
    shown = &board;
    const IdleWatch watch(idleSourceMakers(clock), board);
    for (int i = 0; i < 2; ++i) {
        EXPECT_TRUE(eventually([&] { return board.inputs().idle >= IdleSource::kQuiet; }));
        const int before = returns;
        INPUT input{};
        input.type = INPUT_MOUSE;
        input.mi.dx = input.mi.dy = 5;
        input.mi.dwFlags = MOUSEEVENTF_MOVE;
        ASSERT_EQ(::SendInput(1, &input, sizeof(input)), 1U);
        EXPECT_TRUE(eventually([&] { return returns > before; }));
    }
}

TEST(WindowsSenses, EndAtOnce) {
    const SystemClock clock;
    for (int i = 0; i < 3; ++i)
        EXPECT_NE(makeSystemSenses(clock, [] {}), nullptr);
}

} // namespace
} // namespace gleaner
