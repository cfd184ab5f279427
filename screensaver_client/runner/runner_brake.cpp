#include "screensaver_client/runner/runner_brake.h"

namespace gleaner {

void RunnerBrake::freezeAll() noexcept {
    const std::scoped_lock lock(m_mutex);
    m_on = true;
    for (const auto& [process, ready] : m_processes) {
        if (ready)
            process->freeze();
        else
            process->kill();
    }
}

void RunnerBrake::thawAll() noexcept {
    const std::scoped_lock lock(m_mutex);
    m_on = false;
    for (const auto& [process, ready] : m_processes)
        process->thaw();
    m_released.notify_all();
}

void RunnerBrake::killAll() noexcept {
    const std::scoped_lock lock(m_mutex);
    m_on = true;
    for (const auto& [process, ready] : m_processes)
        process->kill();
}

bool RunnerBrake::isOn() const {
    const std::scoped_lock lock(m_mutex);
    return m_on;
}

bool RunnerBrake::waitUntilOff(Milliseconds patience) const {
    std::unique_lock lock(m_mutex);
    return m_released.wait_for(lock, patience, [this] { return !m_on; });
}

std::vector<qint64> RunnerBrake::processIds() const {
    const std::scoped_lock lock(m_mutex);
    std::vector<qint64> ids;
    for (const auto& [process, ready] : m_processes)
        ids.push_back(process->processId());
    return ids;
}

RunnerBrake::Rider::Rider(RunnerBrake& brake, std::unique_ptr<RunnerProcess> process)
    : m_brake(brake), m_process(std::move(process)) {
    const std::scoped_lock lock(m_brake.m_mutex);
    m_brake.m_processes.emplace(m_process.get(), false);
    if (m_brake.m_on)
        m_process->kill();
}

void RunnerBrake::Rider::ready() {
    m_ready = true;
    const std::scoped_lock lock(m_brake.m_mutex);
    m_brake.m_processes[m_process.get()] = true;
}

RunnerBrake::Rider::~Rider() {
    {
        const std::scoped_lock lock(m_brake.m_mutex);
        m_brake.m_processes.erase(m_process.get());
    }
    m_process.reset(); // not under the lock: its end is waited for
}

} // namespace gleaner
