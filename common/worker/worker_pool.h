// All processors of one worker: starts and stops their threads, and tells how they are. Whoever computes for several
// heads has a pool for each.
//
// Threads: two a processor (one computes and posts, one keeps leases and fetches ahead), from when it is first wanted,
// and one that watches.
// Freezing and the number of processors at work: control(). The agent's way to yield a PC to its owner is
// control().pause() first (computing stands still), then control().setActive(0) or stop() (messages go back; the
// companions do that, they never wait for a processor that gets no CPU).
#pragma once

#include "common/worker/pool_watcher.h"
#include "common/worker/station.h"

#include <functional>
#include <memory>
#include <thread>

namespace gleaner {

/// What a thread of the pool is for: only those that compute may be given a low priority.
enum class ThreadRole { Computes, KeepsLeases, Watches };

/// Called first thing on each new thread, on that thread, with its processor's number (0 for the watcher).
using ThreadStarted = std::function<void(ThreadRole, int)>;

/// Long enough for two requests over a slow line, short enough for a log-off.
inline constexpr Milliseconds kStopDeadline{2'000};

class WorkerPool {
public:
    /// All references outlive this; `clock` is one that runs. All processors may work from the start.
    WorkerPool(WorkerOptions options, const Clock& clock, RandomSource& random, const ComputationRegistry& computations,
               WorkerQueues& queues, ThreadStarted threadStarted = {});
    /// Stops. Blocks: until every kernel has come back.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Starts all processors; once. Errors: InvalidArgument (the options); Unavailable (the system gives no more
    /// threads), then nothing runs.
    [[nodiscard]] Status start() { return start(m_options.processors); }
    /// Starts so many, and lets no more compute; setActive() starts more. Otherwise as above.
    [[nodiscard]] Status start(int active);
    /// As control().setActive(), and starts the processors that are wanted for the first time. After start(), on its
    /// thread. Errors: Unavailable (the system gives no more threads); those that there are work.
    [[nodiscard]] Status setActive(int count);
    /// Hands everything back and ends all threads. Requests that hang are aborted after three quarters of `deadline`.
    /// May be called again. Errors: Unavailable when a kernel has not come back by then; everything else is done.
    /// Blocks: up to `deadline`.
    [[nodiscard]] Status stop(Milliseconds deadline = kStopDeadline);

    /// Thread: any.
    [[nodiscard]] WorkControl& control() { return m_control; }
    /// There is work: idle processors look at once. Thread: any.
    void wake() { m_control.wake(); }
    /// Thread: any, after start().
    [[nodiscard]] WorkerStatus status() const;

private:
    void build();
    [[nodiscard]] Status launchUpTo(int processors);
    void launch(ThreadRole role, int processor, std::function<void()> body);
    void watch();
    [[nodiscard]] bool allEndWithin(Milliseconds wait);
    void join();

    const WorkerOptions m_options;
    WorkControl m_control;
    const WorkerEnvironment m_environment;
    const ThreadStarted m_threadStarted;
    std::vector<std::unique_ptr<Station>> m_stations;
    std::unique_ptr<PoolWatcher> m_watcher;
    std::vector<std::thread> m_threads;
    int m_launched = 0; ///< threads of processors: companion, processor, companion, ...
    std::mutex m_mutex;
    std::condition_variable m_changed; ///< a thread ended, or the watcher is to end
    int m_running = 0;                 // guarded by m_mutex
};

} // namespace gleaner
