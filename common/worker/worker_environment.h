// What everything in this folder gets from the program. References: all of it outlives the pool.
#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"
#include "common/job/computation_registry.h"
#include "common/worker/work_control.h"
#include "common/worker/worker_options.h"
#include "common/worker/worker_queues.h"

namespace gleaner {

/// Thread: each of them on any thread, at the same time.
struct WorkerEnvironment {
    const WorkerOptions& options;
    const Clock& clock;
    RandomSource& random;
    const ComputationRegistry& computations;
    WorkerQueues& queues;
    WorkControl& control;
};

/// Waits between two attempts, so that tests need not. Thread: its processor's.
class Waiter {
public:
    virtual ~Waiter() = default;
    /// Blocks: up to `duration`; returns early when somebody wants something.
    virtual void wait(Milliseconds duration) = 0;
};

} // namespace gleaner
