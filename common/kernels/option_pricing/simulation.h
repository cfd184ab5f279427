// Monte Carlo simulation of one option under geometric Brownian motion (Black and Scholes 1973): + - * / sqrt and
// counter-based chance only, so that the same samples come to the same bits everywhere. Pure; any thread.
#pragma once

#include "common/kernels/option_pricing/position.h"
#include "common/kernels/pace.h"

#include <cstdint>
#include <optional>

namespace gleaner {

/// How every position of a job is simulated.
struct SimulationSettings {
    std::uint64_t seed = 1;
    std::uint32_t fixings = 1; ///< Asian: equally spaced dates, the last at expiry, whose prices are averaged
    bool antithetic = false;   ///< a sample is the mean of a path and of its mirror image
};

/// Samples 2 * firstPair .. 2 * endPair - 1: samples come in pairs because one block of chance makes two normals.
struct PairRange {
    std::uint64_t first = 0;
    std::uint64_t end = 0;
    [[nodiscard]] std::uint64_t samples() const { return 2 * (end - first); }
};

/// Of discounted payoffs, in currency.
struct PayoffSums {
    double sum = 0;
    double sumOfSquares = 0;
};

/// What one sample costs, in steps of about 36 ns.
[[nodiscard]] std::uint64_t stepsPerSample(const Option& option, const SimulationSettings& settings);

/// `positionNumber` is the position's place in its portfolio: two positions have nothing in common.
/// `before`: the sums of the pairs before the first: one range or several in a row come to the same bits.
/// nullopt: given up.
[[nodiscard]] std::optional<PayoffSums> simulate(const Option& option, std::uint32_t positionNumber,
                                                 const SimulationSettings& settings, const PairRange& pairs, Pace& pace,
                                                 const PayoffSums& before = {});

} // namespace gleaner
