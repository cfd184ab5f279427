#include "common/kernels/option_pricing/simulation.h"

#include "tests/support/counting_context.h"

#include <gtest/gtest.h>

#include <cmath>

namespace gleaner {
namespace {

struct Estimate {
    double price;
    double error;
};

Estimate estimate(const Option& option, const SimulationSettings& settings, std::uint64_t pairs) {
    CountingContext context;
    Pace pace(context, 4'000);
    const PayoffSums sums = simulate(option, 3, settings, {0, pairs}, pace).value();
    const auto n = static_cast<double>(2 * pairs);
    return {sums.sum / n, std::sqrt((sums.sumOfSquares - sums.sum * sums.sum / n) / (n - 1) / n)};
}

double normalDistribution(double z) {
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// Source: Black and Scholes (1973).
double blackScholes(const Option& o) {
    const double deviation = o.volatility * std::sqrt(o.expiry);
    const double d1 =
        (std::log(o.spot / o.strike) + (o.rate + 0.5 * o.volatility * o.volatility) * o.expiry) / deviation;
    const double discounted = o.strike * std::exp(-o.rate * o.expiry);
    const double call = o.spot * normalDistribution(d1) - discounted * normalDistribution(d1 - deviation);
    return isCall(o.type) ? call : call - o.spot + discounted;
}

/// A call on the geometric mean of `dates` equally spaced prices has a closed form. Source: Kemna and Vorst (1990).
double geometricAsianCall(const Option& o, double dates) {
    const double meanTime = o.expiry * (dates + 1) / (2 * dates);
    const double variance =
        o.volatility * o.volatility * o.expiry * (dates + 1) * (2 * dates + 1) / (6 * dates * dates);
    const double forward = std::log(o.spot) + (o.rate - 0.5 * o.volatility * o.volatility) * meanTime;
    const double d2 = (forward - std::log(o.strike)) / std::sqrt(variance);
    return std::exp(-o.rate * o.expiry) *
           (std::exp(forward + 0.5 * variance) * normalDistribution(d2 + std::sqrt(variance)) -
            o.strike * normalDistribution(d2));
}

Option option(OptionType type, double strike, double rate, double volatility, double expiry) {
    return {type, strike, 100, rate, volatility, expiry};
}

class EuropeanPrices : public testing::TestWithParam<Option> {};

TEST_P(EuropeanPrices, AreWithinFourStandardErrorsOfBlackScholes) {
    for (const bool antithetic : {false, true}) {
        const Estimate got = estimate(GetParam(), {.seed = 5, .antithetic = antithetic}, 50'000);
        EXPECT_NEAR(got.price, blackScholes(GetParam()), 4 * got.error) << antithetic;
        EXPECT_LT(got.error, 0.02 * got.price);
    }
}

using enum OptionType;
INSTANTIATE_TEST_SUITE_P(Several, EuropeanPrices,
                         testing::Values(option(EuropeanCall, 100, 0.05, 0.2, 1),
                                         option(EuropeanPut, 100, 0.05, 0.2, 1),
                                         option(EuropeanCall, 120, 0.02, 0.35, 0.5),
                                         option(EuropeanPut, 80, -0.01, 0.5, 2), option(EuropeanCall, 60, 0.1, 0.1, 5),
                                         option(EuropeanPut, 140, 0.0, 0.6, 0.1)));

TEST(Simulation, CallAndPutOfOnePositionAreAtParity) {
    const Option call = option(EuropeanCall, 110, 0.03, 0.25, 1.5);
    Option put = call;
    put.type = EuropeanPut;
    const Estimate c = estimate(call, {}, 50'000);
    const Estimate p = estimate(put, {}, 50'000);
    const double forward = call.spot - call.strike * std::exp(-call.rate * call.expiry);
    EXPECT_NEAR(c.price - p.price, forward, 4 * (c.error + p.error));
}

TEST(Simulation, AsianOfOneFixingIsEuropean) {
    const Estimate asian = estimate(option(AsianCall, 95, 0.03, 0.3, 1), {.fixings = 1}, 5'000);
    const Estimate european = estimate(option(EuropeanCall, 95, 0.03, 0.3, 1), {.fixings = 1}, 5'000);
    EXPECT_EQ(asian.price, european.price);
}

TEST(Simulation, ArithmeticAsianIsAboveTheGeometricOneAndBelowTheEuropean) {
    for (const double strike : {90.0, 100.0, 115.0}) {
        const Option asian = option(AsianCall, strike, 0.05, 0.4, 1);
        const Estimate got = estimate(asian, {.fixings = 12, .antithetic = true}, 20'000);
        EXPECT_GT(got.price + 4 * got.error, geometricAsianCall(asian, 12));
        EXPECT_LT(got.price - 4 * got.error, geometricAsianCall(asian, 12) * 1.12);
        EXPECT_LT(got.price, blackScholes(asian));
    }
}

TEST(Simulation, ManyFixingsComeToThePublishedContinuousPrice) {
    // Source: Linetsky (2004), "Spectral expansions for Asian options", table 3, case 6: 0.246416 for a continuous
    // mean; with n dates after today the mean lies 1/(2n) of the time later, which adds less than 1 % at n = 200.
    const Option asian{AsianCall, 2, 2, 0.05, 0.5, 1};
    const Estimate got = estimate(asian, {.fixings = 200, .antithetic = true}, 4'000);
    EXPECT_NEAR(got.price, 0.246416, 4 * got.error + 0.01 * 0.246416);
}

TEST(Simulation, BlocksOfSamplesAddUpToTheWhole) {
    CountingContext context;
    Pace pace(context, 4'000);
    const Option asian = option(AsianPut, 100, 0.02, 0.2, 1);
    const SimulationSettings settings{.seed = 9, .fixings = 5};
    const double whole = simulate(asian, 0, settings, {0, 1'000}, pace)->sum;
    const double first = simulate(asian, 0, settings, {0, 300}, pace)->sum;
    const double second = simulate(asian, 0, settings, {300, 1'000}, pace)->sum;
    EXPECT_NEAR(first + second, whole, 1e-9 * whole);
}

TEST(Simulation, PositionsSeedsAndPairsHaveChanceOfTheirOwn) {
    CountingContext context;
    Pace pace(context, 4'000);
    const Option call = option(EuropeanCall, 10, 0.02, 0.2, 1); // in the money: every sample has its own payoff
    const double here = simulate(call, 0, {.seed = 1}, {0, 1}, pace)->sum;
    EXPECT_NE(simulate(call, 1, {.seed = 1}, {0, 1}, pace)->sum, here);
    EXPECT_NE(simulate(call, 0, {.seed = 2}, {0, 1}, pace)->sum, here);
    EXPECT_NE(simulate(call, 0, {.seed = 1ULL << 40U | 1U}, {0, 1}, pace)->sum, here);
    EXPECT_NE(simulate(call, 0, {.seed = 1}, {1, 2}, pace)->sum, here);
    EXPECT_NE(simulate(call, 0, {.seed = 1}, {1ULL << 32U, (1ULL << 32U) + 1}, pace)->sum, here);
}

TEST(Simulation, MirroredPathsMakeTheErrorSmaller) {
    const Option call = option(EuropeanCall, 100, 0.02, 0.2, 1);
    EXPECT_LT(estimate(call, {.antithetic = true}, 5'000).error, 0.7 * estimate(call, {}, 5'000).error);
}

TEST(Simulation, ExtremePositionsStayFinite) {
    CountingContext context;
    Pace pace(context, 4'000);
    for (const double volatility : {kVolatilityBounds.lowest, kVolatilityBounds.highest}) {
        for (const double rate : {kRateBounds.lowest, kRateBounds.highest}) {
            const Option widest{EuropeanCall, 1e-6, 1e12, rate, volatility, kExpiryBounds.highest};
            EXPECT_TRUE(std::isfinite(simulate(widest, 0, {}, {0, 1'000}, pace)->sumOfSquares));
        }
    }
}

} // namespace
} // namespace gleaner
