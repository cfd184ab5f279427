#include "screensaver_client/runner/runner_brake.h"

namespace gleaner {

void RunnerBrake::freezeAll() noexcept {
    const std::scoped_lock lock(m_mutex);
    m_frozen = true;
    for (RunnerProcess* const process : m_processes)
        process->freeze();
}

void RunnerBrake::thawAll() noexcept {
    const std::scoped_lock lock(m_mutex);
    m_frozen = false;
    for (RunnerProcess* const process : m_processes)
        process->thaw();
}

void RunnerBrake::killAll() noexcept {
    const std::scoped_lock lock(m_mutex);
    for (RunnerProcess* const process : m_processes)
        process->kill();
}

std::vector<qint64> RunnerBrake::processIds() const {
    const std::scoped_lock lock(m_mutex);
    std::vector<qint64> ids;
    for (const RunnerProcess* const process : m_processes)
        ids.push_back(process->processId());
    return ids;
}

RunnerBrake::Rider::Rider(RunnerBrake& brake, std::unique_ptr<RunnerProcess> process)
    : m_brake(brake), m_process(std::move(process)) {
    const std::scoped_lock lock(m_brake.m_mutex);
    m_brake.m_processes.insert(m_process.get());
    if (m_brake.m_frozen)
        m_process->freeze();
}

RunnerBrake::Rider::~Rider() {
    {
        const std::scoped_lock lock(m_brake.m_mutex);
        m_brake.m_processes.erase(m_process.get());
    }
    m_process.reset(); // not under the lock: its end is waited for
}

} // namespace gleaner
