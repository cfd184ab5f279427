#include "screensaver_client/senses/session_life.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using std::chrono::seconds;

const SteadyPoint kStart{std::chrono::hours{1}};

TEST(SessionLife, IsOverWhenTheDisplayStaysAway) {
    SessionLife life;
    life.found();
    life.missed(kStart);
    EXPECT_FALSE(life.isOver(kStart));
    life.missed(kStart + seconds{1});
    EXPECT_FALSE(life.isOver(kStart + seconds{1}));
    life.missed(kStart + SessionLife::kPatience);
    EXPECT_TRUE(life.isOver(kStart + SessionLife::kPatience));
}

TEST(SessionLife, GoesOnWhenTheDisplayComesBackInTime) {
    SessionLife life;
    life.found();
    life.missed(kStart);
    life.found();
    life.missed(kStart + seconds{60});
    EXPECT_FALSE(life.isOver(kStart + seconds{60})) << "patience begins anew";
    EXPECT_TRUE(life.isOver(kStart + seconds{63}));
}

TEST(SessionLife, ADisplayThatNeverAnsweredEndsNothing) {
    SessionLife life;
    life.missed(kStart);
    EXPECT_FALSE(life.isOver(kStart + std::chrono::hours{1}));
}

} // namespace
} // namespace gleaner
