// Philox4x32-10: random numbers by counter. A number depends on key and counter only, so whoever asks for it, in
// whichever order, gets the same. Pure; any thread.
// Source: Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
#pragma once

#include <array>
#include <cstdint>

namespace gleaner {

using PhiloxBlock = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// Uniform over all blocks as `counter` runs through any values.
[[nodiscard]] constexpr PhiloxBlock philox(PhiloxBlock counter, PhiloxKey key) {
    constexpr int kRounds = 10;
    for (int round = 0; round < kRounds; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
        const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {static_cast<std::uint32_t>(b >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
                   static_cast<std::uint32_t>(a >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
        key[0] += 0x9E3779B9U;
        key[1] += 0xBB67AE85U;
    }
    return counter;
}

/// Uniform in (0, 1), never 0 or 1, symmetric around 1/2: 52 of the 64 bits and half a step.
[[nodiscard]] constexpr double unitFromBits(std::uint32_t high, std::uint32_t low) {
    const std::uint64_t bits = (std::uint64_t{high} << 32U | low) >> 12U;
    return (static_cast<double>(bits) + 0.5) * 0x1.0p-52;
}

} // namespace gleaner
