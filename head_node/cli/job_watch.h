// Shows one job's progress until it is over, needs a person, or the person presses Ctrl-C. Thread: main; runs its own
// event loop.
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "head_node/cli/console.h"
#include "head_node/engine/snapshots.h"

#include <functional>

namespace gleaner {

enum class WatchEnd { Over, NeedsPerson, Interrupted, HeadGone };

struct WatchOutcome {
    WatchEnd end = WatchEnd::Over;
    JobSnapshot job; ///< as it was last seen
    Error error;     ///< for HeadGone: the head does not answer, or knows the job no more
};

/// Asks `snapshot` some times a second.
[[nodiscard]] WatchOutcome watchJob(const JobId& id, const std::function<Result<HeadSnapshot>()>& snapshot,
                                    Console& console);

/// Says what became of the job; returns the ExitCode for it.
[[nodiscard]] int reportOutcome(const WatchOutcome& outcome, Console& console);

} // namespace gleaner
