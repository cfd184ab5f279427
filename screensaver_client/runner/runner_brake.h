// All runners at once: stopped in the middle of an instruction when the owner returns, from the thread that notices,
// whatever the threads that own them do. Thread: every method on any.
//
//          freezeAll(): those that are ready stand still, the others are killed
//   off ◄────────────────────────────────────────────────────────────────────► on: whoever comes is killed at once
//          thawAll(): those that stand still go on        killAll(): all are killed; also on
//
// One that is not ready yet has not asked the system to end with its agent: frozen, it could outlive it for ever. And
// one that comes while the brake is on may be given more than its pipe holds: frozen, it would hold up its owner.
#pragma once

#include "screensaver_client/runner/runner_process.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <vector>

namespace gleaner {

class RunnerBrake {
public:
    /// None of them gets any CPU from now on, and none that is started, until thawAll().
    void freezeAll() noexcept;
    void thawAll() noexcept;
    /// For those that are of no use any more, and for those that come before thawAll().
    void killAll() noexcept;
    [[nodiscard]] bool isOn() const;
    /// Blocks: up to `patience`. False: it is still on.
    [[nodiscard]] bool waitUntilOff(Milliseconds patience) const;
    [[nodiscard]] std::vector<qint64> processIds() const;

    /// Keeps one process under the brake as long as it lives. Ownership: the process is its; the brake outlives it.
    class Rider {
    public:
        Rider(RunnerBrake& brake, std::unique_ptr<RunnerProcess> process);
        ~Rider();
        Rider(const Rider&) = delete;
        Rider& operator=(const Rider&) = delete;
        [[nodiscard]] RunnerProcess& process() const { return *m_process; }
        /// It has said that it is: from now on it may be frozen.
        void ready();
        [[nodiscard]] bool isReady() const { return m_ready; }

    private:
        RunnerBrake& m_brake;
        std::unique_ptr<RunnerProcess> m_process;
        bool m_ready = false;
    };

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_released;
    std::map<RunnerProcess*, bool> m_processes; // and whether it is ready; guarded by m_mutex, like the next one
    bool m_on = false;
};

} // namespace gleaner
