// The head computing its own messages: a worker pool beside the engine. Thread: start(), stop() and the destructor on
// one thread; the rest on any.
#pragma once

#include "common/worker/worker_pool.h"

#include <atomic>
#include <mutex>
#include <optional>

namespace gleaner {

enum class LocalCompute {
    Off,
    WhenIdle, ///< the head has nothing to scatter
    WhenAway, ///< the same, and nobody uses this PC
    Always
};

class LocalComputer {
public:
    /// A head that has had something to scatter for this long is busy: its processors hand back what they have.
    static constexpr Milliseconds kBusyAfter{2'000};

    /// All references outlive this.
    LocalComputer(LocalCompute mode, WorkerOptions options, const Clock& clock, RandomSource& random,
                  const ComputationRegistry& computations, WorkerQueues& queues);

    /// Errors: InvalidArgument (the options).
    [[nodiscard]] Status start();
    /// Hands everything back.  Blocks: up to kStopDeadline and until every kernel has come back.
    void stop();

    /// What the engine says after each step, several times a second; decides how many processors may work. Never
    /// blocks. `ownerIsAway` counts for WhenAway only.
    void update(bool headHasNothingToScatter, bool ownerIsAway);
    /// Processors that may compute at present.
    [[nodiscard]] int activeProcessors() const { return m_active; }

private:
    void setActive(int count);

    const LocalCompute m_mode;
    const int m_processors;
    const Clock& m_clock;
    std::optional<WorkerPool> m_pool;
    std::optional<SteadyPoint> m_busySince;
    std::atomic<int> m_active;
};

} // namespace gleaner
