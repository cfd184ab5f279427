// How fast a job goes and how long it will take, from the times its answers came. Pure; one thread at a time.
#pragma once

#include "common/base/clock.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace gleaner {

/// Counts answers over a sliding window, long enough that one slow chunk does not make the estimate jump.
class ProgressMeter {
public:
    static constexpr Seconds kWindow{60};

    /// `count` answers came at `at` (never earlier than before).
    void add(std::uint64_t count, SteadyPoint at);
    /// Answers a second over the window, or over the time since the first one while that is shorter; 0 before anything
    /// came.
    [[nodiscard]] double ratePerSecond(SteadyPoint now) const;
    /// nullopt while the rate is 0.
    [[nodiscard]] std::optional<Seconds> timeLeft(std::uint64_t remaining, SteadyPoint now) const;

private:
    struct Sample {
        SteadyPoint at;
        std::uint64_t count;
    };
    std::deque<Sample> m_samples; ///< at most one a kResolution
    std::optional<SteadyPoint> m_start;
};

} // namespace gleaner
