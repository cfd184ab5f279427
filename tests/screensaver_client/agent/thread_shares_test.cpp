#include "screensaver_client/agent/thread_shares.h"

#include <gtest/gtest.h>

#include <numeric>

namespace gleaner {
namespace {

using Shares = std::vector<int>;

TEST(ThreadShares, GoByWeight) {
    ThreadShares shares;
    EXPECT_EQ(shares.next(8, {{3}, {1}}), (Shares{6, 2}));
    EXPECT_EQ(ThreadShares().next(4, {{1}}), (Shares{4}));
    EXPECT_EQ(ThreadShares().next(4, {}), Shares{});
}

TEST(ThreadShares, AHeadWithoutWorkGivesItsShareAwayAndKeepsLooking) {
    ThreadShares shares;
    EXPECT_EQ(shares.next(8, {{1, true}, {1, false}}), (Shares{8, 1}));
    EXPECT_EQ(shares.next(8, {{1, false}, {1, false}}), (Shares{1, 1}));
    EXPECT_EQ(shares.next(8, {{1, true}, {1, true}}), (Shares{4, 4}));
}

TEST(ThreadShares, WhatCannotBeDividedGoesRound) {
    ThreadShares shares;
    Shares sums{0, 0, 0};
    for (int turn = 0; turn < 60; ++turn) {
        const Shares now = shares.next(1, {{3}, {2}, {1}});
        EXPECT_EQ(std::accumulate(now.begin(), now.end(), 0), 1);
        for (std::size_t i = 0; i < 3; ++i)
            sums[i] += now[i];
    }
    EXPECT_EQ(sums, (Shares{30, 20, 10}));
}

TEST(ThreadShares, NeverShareOutMoreThanThereAre) {
    ThreadShares shares;
    for (int threads = 1; threads <= 40; ++threads) {
        const Shares now = shares.next(threads, {{7}, {1'000}, {1}, {13}});
        EXPECT_EQ(std::accumulate(now.begin(), now.end(), 0), threads);
        for (const int share : now)
            EXPECT_GE(share, 0);
    }
}

} // namespace
} // namespace gleaner
