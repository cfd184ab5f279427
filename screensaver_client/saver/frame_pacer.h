// How long to wait for the next frame, so that the saver keeps to its share of a core however large the screen is.
// Pure; one thread at a time.
#pragma once

#include "common/base/clock.h"

namespace gleaner {

class FramePacer {
public:
    /// At most 30 frames a second.
    static constexpr std::chrono::microseconds kShortest{33'400};
    /// At least one a second: a saver that stands still looks broken.
    static constexpr std::chrono::microseconds kLongest{1'000'000};
    /// Of one core, for painting; the rest of the 5 % is for talking to the agent.
    static constexpr double kShare = 0.035;

    /// `painting`: the processor time that the frame just painted has taken. Returns the time from that frame's
    /// beginning to the next one's. A single slow frame (somebody else had the core) hardly counts, a slow screen does.
    [[nodiscard]] std::chrono::microseconds next(std::chrono::microseconds painting);

private:
    double m_average = 0; ///< microseconds a frame
};

} // namespace gleaner
