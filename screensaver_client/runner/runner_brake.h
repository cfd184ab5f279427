// All runners at once: stopped in the middle of an instruction when the owner returns, from the thread that notices,
// whatever the threads that own them do. Thread: every method on any.
#pragma once

#include "screensaver_client/runner/runner_process.h"

#include <mutex>
#include <set>
#include <vector>

namespace gleaner {

class RunnerBrake {
public:
    /// None of them gets any CPU from now on, and none that is started.
    void freezeAll() noexcept;
    void thawAll() noexcept;
    /// For those that are of no use any more; each is replaced when the next chunk comes.
    void killAll() noexcept;
    [[nodiscard]] std::vector<qint64> processIds() const;

    /// Keeps one process under the brake as long as it lives. Ownership: the process is its; the brake outlives it.
    class Rider {
    public:
        Rider(RunnerBrake& brake, std::unique_ptr<RunnerProcess> process);
        ~Rider();
        Rider(const Rider&) = delete;
        Rider& operator=(const Rider&) = delete;
        [[nodiscard]] RunnerProcess& process() const { return *m_process; }

    private:
        RunnerBrake& m_brake;
        std::unique_ptr<RunnerProcess> m_process;
    };

private:
    mutable std::mutex m_mutex;
    std::set<RunnerProcess*> m_processes; // guarded by m_mutex, like the next one
    bool m_frozen = false;
};

} // namespace gleaner
