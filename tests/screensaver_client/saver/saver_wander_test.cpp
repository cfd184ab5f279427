// The composition comes everywhere, slowly, and never leaves the screen.
#include "screensaver_client/saver/saver_wander.h"

#include <gtest/gtest.h>

#include <set>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

TEST(SaverWander, StaysOnTheScreenAndVisitsAllOfIt) {
    const QSize free(640, 500);
    int left = 9999, right = -1, top = 9999, bottom = -1;
    for (Milliseconds t{0}; t < 4h; t += 5s) {
        const QPoint at = wanderedTo(free, t);
        left = std::min(left, at.x()), right = std::max(right, at.x());
        top = std::min(top, at.y()), bottom = std::max(bottom, at.y());
    }
    EXPECT_EQ(left, 0);
    EXPECT_EQ(right, 640);
    EXPECT_EQ(top, 0);
    EXPECT_EQ(bottom, 500);
}

TEST(SaverWander, MovesPixelByPixelButNeverFast) {
    for (const QSize free : {QSize(100, 60), QSize(640, 500), QSize(2600, 1400)}) {
        QPoint before = wanderedTo(free, 0ms);
        for (Milliseconds t{0}; t < 20min; t += 1s) {
            const QPoint at = wanderedTo(free, t);
            EXPECT_LE(std::abs(at.x() - before.x()), kWanderPixelsPerSecond + 1);
            EXPECT_LE(std::abs(at.y() - before.y()), kWanderPixelsPerSecond + 1);
            before = at;
        }
    }
}

TEST(SaverWander, NoPlaceShowsTheSameForLong) {
    std::set<std::pair<int, int>> places;
    for (Milliseconds t{0}; t < 30min; t += 10s)
        places.insert({wanderedTo({640, 500}, t).x() / 20, wanderedTo({640, 500}, t).y() / 20});
    EXPECT_GT(places.size(), 100U);
}

TEST(SaverWander, WithoutRoomItStandsInTheCorner) {
    EXPECT_EQ(wanderedTo({0, -30}, 12s), QPoint(0, 0));
}

} // namespace
} // namespace gleaner
