// How a portfolio's simulation is cut into chunks: a grid of groups of positions by blocks of samples, numbered group
// by group, so that one group at a time is put together. Values; any thread.
#pragma once

#include "common/kernels/option_pricing/simulation.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace gleaner {

inline constexpr std::uint32_t kMostPositionsPerChunk = 100;  // 4,133 bytes
inline constexpr std::uint64_t kMostSamples = 10'000'000'000; // a position's
inline constexpr std::uint32_t kMostFixings = 1'000;
inline constexpr std::uint64_t kMostStepsPerChunk = 4'000'000'000; // two to three minutes

struct PricingPlan {
    std::uint32_t positions = 1;
    std::uint32_t positionsPerChunk = 1; ///< 1..kMostPositionsPerChunk
    std::uint64_t pairs = 1;             ///< of samples, each position
    std::uint64_t pairsPerChunk = 1;

    [[nodiscard]] std::uint64_t blocks() const { return (pairs + pairsPerChunk - 1) / pairsPerChunk; }
    [[nodiscard]] std::uint64_t chunkCount() const {
        return (positions + positionsPerChunk - 1) / positionsPerChunk * blocks();
    }
    [[nodiscard]] std::uint32_t firstPosition(std::uint64_t chunk) const;
    [[nodiscard]] std::uint32_t positionCount(std::uint64_t chunk) const;
    [[nodiscard]] PairRange pairRange(std::uint64_t chunk) const;
};

/// Sets positionsPerChunk and pairsPerChunk, where they are 0, so that the dearest chunk takes about a second when a
/// sample takes `dearestSteps`.
[[nodiscard]] PricingPlan withDefaultChunks(PricingPlan plan, std::uint64_t dearestSteps);

/// A chunk: seed u64, fixings u32, antithetic u8, number of the first position u32, first pair u64, end of pairs u64,
/// then of each position: type u8, strike f64, spot f64, rate f64, volatility f64, expiry f64. All little-endian.
struct PricingChunk {
    SimulationSettings settings;
    std::uint32_t firstPosition = 0;
    PairRange pairs;
    std::vector<Option> options;
};

[[nodiscard]] QByteArray encodePricingChunk(const PricingChunk& chunk);
/// nullopt when any value is out of its bounds, the length is wrong or it would take too long.
[[nodiscard]] std::optional<PricingChunk> decodePricingChunk(const QByteArray& bytes);

/// An answer: of each position sum f64 and sum of squares f64 of its discounted payoffs.
[[nodiscard]] QByteArray encodePayoffSums(std::span<const PayoffSums> sums);
/// nullopt unless it is `count` finite pairs that are not negative.
[[nodiscard]] std::optional<std::vector<PayoffSums>> decodePayoffSums(const QByteArray& bytes, std::uint32_t count);

/// Where a chunk's simulation stands between two pairs.
struct PricingStanding {
    std::vector<PayoffSums> done; ///< of the positions that are through
    std::uint64_t nextPair = 0;   ///< of the position after them
    PayoffSums sums;              ///< of that position's pairs so far
};

/// A checkpoint: next pair u64, its position's sum f64 and sum of squares f64, then an answer's beginning.
[[nodiscard]] QByteArray encodePricingStanding(const PricingStanding& standing);
/// nullopt when it cannot be one of this chunk.
[[nodiscard]] std::optional<PricingStanding> decodePricingStanding(const QByteArray& bytes, const PricingChunk& chunk);

} // namespace gleaner
