#include "common/base/backoff.h"

#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

TEST(Backoff, WaitsStayBetweenHalfAndAllOfTheTablesEntry) {
    SeededRandom random(1);
    for (int i = 0; i < 1'000; ++i) {
        Backoff backoff({100ms, 800ms}, random);
        const auto first = backoff.next();
        EXPECT_GE(first, 50ms);
        EXPECT_LE(first, 100ms);
        const auto second = backoff.next();
        EXPECT_GE(second, 400ms);
        EXPECT_LE(second, 800ms);
    }
}

TEST(Backoff, StaysAtTheLastEntryUntilReset) {
    SeededRandom random(2);
    Backoff backoff({10ms, 1000ms}, random);
    (void)backoff.next();
    EXPECT_GE(backoff.next(), 500ms);
    EXPECT_GE(backoff.next(), 500ms);
    backoff.reset();
    EXPECT_LE(backoff.next(), 10ms);
}

TEST(Backoff, NeverWaitsZero) {
    SeededRandom random(3);
    Backoff backoff({1ms}, random);
    for (int i = 0; i < 100; ++i)
        EXPECT_GE(backoff.next(), 1ms);
}

TEST(Backoff, TwoOfAFleetDoNotWaitAlike) {
    SeededRandom one(4);
    SeededRandom two(5);
    EXPECT_NE(Backoff({60'000ms}, one).next(), Backoff({60'000ms}, two).next());
}

} // namespace
} // namespace gleaner
