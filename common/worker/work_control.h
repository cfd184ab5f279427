// Says whether the processors of a pool run, stand still or end, and how many of them may. The brake of the whole
// worker: pause() takes effect at each kernel's next keepGoing(), one store away, whatever else hangs.
//
//        run() ┌─────────┐ pause()         in Pausing kernels block inside keepGoing() and keep their leases;
//      ┌──────►│ Running ├────────┐        processors with a number >= active() hand back in every mode
//      │       └────┬────┘        ▼
//      │            │        ┌─────────┐
//      └────────────┼────────┤ Pausing │
//                   ▼ stop() └────┬────┘
//              ┌──────────┐       │
//              │ Stopping │◄──────┘         final: everything is handed back
//              └──────────┘
// Thread: every method on any thread. Owned by the pool.
#pragma once

#include "common/base/clock.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>

namespace gleaner {

enum class WorkMode { Running, Pausing, Stopping };

class WorkControl {
public:
    /// Running, with processors 0 .. active-1 allowed to.
    explicit WorkControl(int active);

    void run();
    void pause();
    void stop();
    /// Processors with a number >= `count` hand back what they have and idle; 0 is allowed.
    void setActive(int count);
    /// Everyone who waits because nothing was there looks at once.
    void wake();

    [[nodiscard]] WorkMode mode() const;
    [[nodiscard]] int active() const;

    /// The check in a kernel's innermost loop: one relaxed load.
    [[nodiscard]] bool mayCompute(int processor) const noexcept {
        return static_cast<std::uint32_t>(processor) < m_mayCompute.load(std::memory_order_relaxed);
    }
    /// Stopping, or more processors than are wanted.
    [[nodiscard]] bool mustHandBack(int processor) const noexcept {
        return static_cast<std::uint32_t>(processor) >= m_mayKeep.load(std::memory_order_acquire);
    }
    [[nodiscard]] bool stopping() const noexcept { return m_stopping.load(std::memory_order_acquire); }

    /// True: go on. False: hand back. Blocks: while pausing.
    [[nodiscard]] bool keepGoing(int processor);
    /// True: may take a message. False: stopping. Blocks: while neither.
    [[nodiscard]] bool waitUntilAllowed(int processor);

    /// Read before looking for work, given to waitFor() after finding none: a wake() in between is not missed.
    [[nodiscard]] std::uint64_t wakeCount() const noexcept { return m_wakeCount.load(std::memory_order_acquire); }
    /// Blocks: until `duration` is over, wakeCount() is no longer `seen`, or `processor` must hand back.
    void waitFor(int processor, Milliseconds duration, std::uint64_t seen);

    /// Called after every change of mode or number, on the thread that made it; takes effect for later changes. It must
    /// not call back into this object. One listener: the pool. nullptr: none.
    void setListener(std::function<void()> listener);

private:
    void change(const std::function<void()>& edit);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    WorkMode m_mode = WorkMode::Running; // guarded by m_mutex, like the next two
    int m_active;
    std::function<void()> m_listener;
    std::atomic<std::uint32_t> m_mayCompute; ///< processors below this number may compute
    std::atomic<std::uint32_t> m_mayKeep;    ///< processors below this number may keep what they have
    std::atomic<std::uint64_t> m_wakeCount{0};
    std::atomic<bool> m_stopping{false};
};

} // namespace gleaner
