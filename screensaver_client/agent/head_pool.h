// One head, as long as this PC computes for it: its connections, its pool, whose kernels compute in runners, and its
// job cards. Nothing of it exists while the PC rests. Thread: one at a time, but for what WorkerPool says.
#pragma once

#include "common/client/enrolled_queues.h"
#include "common/client/job_cards.h"
#include "common/worker/worker_pool.h"
#include "screensaver_client/agent/head_list.h"
#include "screensaver_client/runner/runner_kernel.h"

namespace gleaner {

/// What all pools of an agent have in common. References outlive them.
struct PoolOffice {
    const Clock& clock;
    RandomSource& random;
    const ComputationRegistry& computations; ///< those that compute in this process
    RunnerStarter startRunner;
    RunnerBrake& brake;
    WorkerId worker;
    int processors = 1; ///< of the PC: no head ever gets more
};

class HeadPool {
public:
    /// `head` has an enrolment. `seats` outlive this.
    HeadPool(const ListedHead& head, const PoolOffice& office, RunnerSeats& seats);

    /// With so many processors at work. Errors: as WorkerPool::start().
    [[nodiscard]] Status start(int active) { return m_pool.start(active); }
    [[nodiscard]] WorkerPool& pool() { return m_pool; }
    [[nodiscard]] const WorkerPool& pool() const { return m_pool; }
    [[nodiscard]] const LiveChunks& live() const { return m_live; }
    [[nodiscard]] std::optional<JobCard> card(const JobId& job) { return m_cards.find(job); }
    /// Why nobody answers, or empty.
    [[nodiscard]] QString trouble() const { return m_board.trouble(); }

private:
    RequestBoard m_board;
    EnrolledWorkerQueues m_queues;
    LiveChunks m_live;
    ComputationRegistry m_registry;
    WorkerPool m_pool;
    JobCards m_cards;
};

} // namespace gleaner
