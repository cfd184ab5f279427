// A computation whose kernels compute in runners: the pool and its processors do not know the difference. The runner is
// that of the seat which a kernel takes for each chunk; it is started with the first chunk and after it has ended.
// Thread: the computation's methods on any, a kernel's on its processor's.
#pragma once

#include "common/job/computation_registry.h"
#include "screensaver_client/runner/live_chunks.h"
#include "screensaver_client/runner/runner_brake.h"
#include "screensaver_client/runner/runner_seats.h"

#include <functional>

namespace gleaner {

struct StartedRunner {
    std::unique_ptr<RunnerProcess> process;
    QByteArray said; ///< what it has said already
};

/// Starts a runner; GuestStart with its program, or a double. Errors: Unavailable (this PC cannot). Thread: any.
using RunnerStarter = std::function<Result<StartedRunner>()>;

/// What all runners of an agent have in common. All references outlive the kernels.
struct RunnerOffice {
    RunnerStarter start;
    RunnerBrake& brake;
    RunnerSeats& seats;
    LiveChunks& live;
};

/// Of all files in a runner's folder together.
inline constexpr qint64 kMostRunnerFolderBytes = qint64{256} << 20;

/// What a runner's kernel answers besides its computation's own errors: Failed, how the process ended over this chunk,
/// or that it wrote too much; Unavailable, when it is not the chunk's doing: none can be started, one ended before it
/// was ready or was killed from outside, or is of another version. Adds each computation of `inner`, which outlives
/// them, to `registry`, computed by runners.
void addRunnerComputations(ComputationRegistry& registry, const ComputationRegistry& inner, const RunnerOffice& office);

} // namespace gleaner
