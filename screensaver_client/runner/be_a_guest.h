// Makes this process the least important one of the PC: RUNNER.md says how on each system. For a runner's main(),
// before it does anything else. Thread: the only one.
#pragma once

#include <QStringList>

namespace gleaner {

struct GuestLimits {
    qint64 parent = 0;      ///< process id of the agent: the runner ends with it
    qint64 memoryBytes = 0; ///< that the computation may write to; 0: no limit. On Windows the agent sets it
};

/// What the system refused, in words for a log; empty: all was done. Does not return when the agent is gone already.
[[nodiscard]] QStringList becomeGuest(const GuestLimits& limits);

/// Standard input and output carry bytes, and only frames: what a library prints goes to standard error.
void prepareFrameStreams();

} // namespace gleaner
