// One processor's place in the pool: its two threads' loops and everything they own. Two stations share nothing.
#pragma once

#include "common/base/backoff.h"
#include "common/worker/processor.h"

#include <memory>

namespace gleaner {

/// Waits at the pool's brake. Thread: its processor's.
class ControlWaiter final : public Waiter {
public:
    ControlWaiter(int processor, WorkControl& control) : m_processor(processor), m_control(control) {}
    void wait(Milliseconds duration) override { m_control.waitFor(m_processor, duration, m_control.wakeCount()); }

private:
    const int m_processor;
    WorkControl& m_control;
};

class Station {
public:
    /// What `environment` refers to outlives this, and so does `environment` itself.
    Station(int number, const WorkerEnvironment& environment);

    /// The processor's thread: works until the control says stop. A processor that throws is made anew.
    void runProcessor();
    /// The companion's thread: keeps leases until the control says stop.
    void runKeeper() { m_keeper.run(); }

    /// The control changed. Thread: any.
    void poke() { m_keeper.poke(); }
    /// Requests under way fail, now and for good. Thread: any.
    void abort();
    /// Thread: any.
    [[nodiscard]] ProcessorBoard& board() { return m_board; }

private:
    [[nodiscard]] StepOutcome step();
    void waitAfter(StepOutcome outcome, std::uint64_t seenWakes);

    const int m_number;
    const WorkerEnvironment& m_environment;
    ProcessorBoard m_board;
    ConnectionSlot m_connection;
    LeaseKeeper m_keeper;
    ControlWaiter m_waiter;
    Backoff m_whenEmpty;
    Backoff m_whenUnreachable;
    Backoff m_whenUnable; ///< goes on growing while the queue is empty in between
    std::unique_ptr<Processor> m_processor;
};

} // namespace gleaner
