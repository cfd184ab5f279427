#include "screensaver_client/agent/own_priority.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include <sys/resource.h>

namespace gleaner {
namespace {

TEST(OwnPriority, IsNormalAgainWhereTheSystemLetsIt) {
    EXPECT_EXIT(
        {
            (void)::setpriority(PRIO_PROCESS, 0, 7);
            const bool may = ::setpriority(PRIO_PROCESS, 0, 6) == 0;
            takeNormalPriority();
            std::_Exit(::getpriority(PRIO_PROCESS, 0) == (may ? 0 : 7) ? 0 : 1);
        },
        testing::ExitedWithCode(0), "");
}

TEST(OwnPriority, AHighOneIsLeftAsItIs) {
    EXPECT_EXIT(
        {
            const bool may = ::setpriority(PRIO_PROCESS, 0, -3) == 0;
            takeNormalPriority();
            std::_Exit(::getpriority(PRIO_PROCESS, 0) == (may ? -3 : 0) ? 0 : 1);
        },
        testing::ExitedWithCode(0), "");
}

} // namespace
} // namespace gleaner
