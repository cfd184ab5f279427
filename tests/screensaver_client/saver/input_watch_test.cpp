// A bumped table does not end the saver; a hand on the mouse does.
#include "screensaver_client/saver/input_watch.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(InputWatch, WhereThePointerIsFirstSeenIsNoMovement) {
    InputWatch watch;
    EXPECT_FALSE(watch.pointerAt({900, 700}));
    EXPECT_FALSE(watch.pointerAt({900, 700}));
}

TEST(InputWatch, ASmallShoveIsNoPerson) {
    InputWatch watch;
    EXPECT_FALSE(watch.pointerAt({100, 100}));
    EXPECT_FALSE(watch.pointerAt({106, 106}));
    EXPECT_FALSE(watch.pointerAt({98, 95}));
}

TEST(InputWatch, BeyondTheThresholdSomebodyIsThere) {
    InputWatch watch;
    EXPECT_FALSE(watch.pointerAt({100, 100}));
    EXPECT_TRUE(watch.pointerAt({107, 106}));
}

TEST(InputWatch, ManySmallStepsAreAMovement) {
    InputWatch watch;
    bool moved = false;
    for (int x = 0; x < 20; ++x)
        moved = watch.pointerAt({x, 0});
    EXPECT_TRUE(moved);
}

} // namespace
} // namespace gleaner
