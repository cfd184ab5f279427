// The senses on Windows itself, or on Wine.
#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/senses.h"
#include "tests/support/eventually.h"
#include "tests/support/return_counter.h"

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
    ReturnCounter told(clock);
    const IdleWatch watch(idleSourceMakers(clock), told.board(), clock);
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(told.eventuallyQuiet());
        const int before = told.returns();
        INPUT input{};
        input.type = INPUT_MOUSE;
        input.mi.dx = input.mi.dy = 5;
        input.mi.dwFlags = MOUSEEVENTF_MOVE;
        ASSERT_EQ(::SendInput(1, &input, sizeof(input)), 1U);
        EXPECT_TRUE(told.eventuallyMoreReturnsThan(before));
    }
}

TEST(WindowsSenses, EndAtOnce) {
    const SystemClock clock;
    for (int i = 0; i < 3; ++i)
        EXPECT_NE(makeSystemSenses(clock, [] {}), nullptr);
}

} // namespace
} // namespace gleaner
