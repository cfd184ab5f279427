// Repeatable chance: SplitMix64 (Steele, Lea, Flood 2014). Thread: any; repeatable with one at a time.
#pragma once

#include "common/base/random.h"

#include <atomic>

namespace gleaner {

class SeededRandom final : public RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    [[nodiscard]] std::uint64_t next() override {
        constexpr std::uint64_t kGamma = 0x9E3779B97F4A7C15U;
        std::uint64_t z = std::atomic_ref(m_state).fetch_add(kGamma) + kGamma;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

private:
    std::uint64_t m_state;
};

} // namespace gleaner
