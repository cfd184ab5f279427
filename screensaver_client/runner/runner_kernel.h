// A computation whose kernels compute in runners: the pool and its processors do not know the difference. One runner
// for each kernel, that is for each processor; it is started with the first chunk and after it has ended.
// Thread: the computation's methods on any, a kernel's on its processor's.
#pragma once

#include "common/job/computation_registry.h"
#include "screensaver_client/runner/live_chunks.h"
#include "screensaver_client/runner/runner_brake.h"

#include <functional>

namespace gleaner {

/// Starts a runner; startRunner() with its program, or a double. Thread: any.
using RunnerStarter = std::function<Result<std::unique_ptr<RunnerProcess>>()>;

/// What all runners of an agent have in common. All references outlive the kernels.
struct RunnerOffice {
    RunnerStarter start;
    RunnerBrake& brake;
    LiveChunks& live;
};

/// Adds each computation of `inner`, which outlives them, to `registry`, computed by runners.
void addRunnerComputations(ComputationRegistry& registry, const ComputationRegistry& inner, const RunnerOffice& office);

} // namespace gleaner
