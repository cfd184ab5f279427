// How many chunks are to be out at a time: enough that no PC waits, few enough that cancelling wastes little and that
// the queue is cleared long before messages age out. Pure functions; any thread.
#pragma once

#include "common/base/clock.h"

#include <cstdint>
#include <optional>

namespace gleaner {

struct WindowLimits {
    std::uint64_t smallest = 1'024; ///< messages; feeds a fleet whose speed is not known yet
    std::uint64_t largest = 20'000; ///< messages
    Seconds ahead{60};              ///< of work for the fleet at its present rate
};

/// The window for a fleet that answers `ratePerSecond` chunks.
[[nodiscard]] std::uint64_t windowSize(double ratePerSecond, const WindowLimits& limits);

/// True when a queue of `waiting` messages, cleared at `ratePerSecond`, takes longer than `timeToLive` x 0.8.
[[nodiscard]] bool willAgeOut(std::uint64_t waiting, double ratePerSecond, Seconds timeToLive);

} // namespace gleaner
