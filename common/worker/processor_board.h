// What one processor writes on the wall about itself for whoever watches. The kernel's thread writes pulse() and
// progress() without a lock; everything else is under a mutex that nobody holds for long.
// Thread: every method on any thread, pulse() and progress() on the processor's only.
#pragma once

#include "common/base/error.h"
#include "common/worker/worker_status.h"

#include <atomic>
#include <mutex>

namespace gleaner {

class ProcessorBoard {
public:
    /// `clock` outlives this. `signOfLifeLimit`: silence for longer is not healthy.
    ProcessorBoard(int number, const Clock& clock, Milliseconds signOfLifeLimit);

    /// The kernel still calls keepGoing(). One plain store: there is one writer.
    void pulse() noexcept { m_pulse.store(m_pulse.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); }
    void progress(double fraction) noexcept { m_progress.store(fraction, std::memory_order_relaxed); }

    /// Each of these is a sign of life.
    void enter(ProcessorState state);
    void beginChunk(const ChunkAddress& chunk, const QString& computation);
    void endChunk();
    void computed(std::chrono::microseconds time);
    /// Neither of these is: the companion counts and reports too.
    void count(std::uint64_t WorkCounts::*what);
    void report(const QString& trouble);
    /// Also counts it when nobody answered; Cancelled is our own doing and not reported.
    void report(const Error& error);

    [[nodiscard]] WorkCounts counts() const;
    /// Also takes note of pulses since the last call: call it more often than the limit.
    [[nodiscard]] ProcessorStatus observe();

private:
    [[nodiscard]] bool mayBeSilent() const;

    const Clock& m_clock;
    const Milliseconds m_limit;
    mutable std::mutex m_mutex;
    ProcessorStatus m_status; // guarded by m_mutex, like the next three
    SteadyPoint m_lastSign;
    SteadyPoint m_began;
    std::uint32_t m_seenPulse = 0;
    alignas(64) std::atomic<std::uint32_t> m_pulse{0}; // a line of its own: written every few microseconds
    std::atomic<double> m_progress{0};
};

} // namespace gleaner
