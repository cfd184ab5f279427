#include "common/worker/work_control.h"

#include <algorithm>

namespace gleaner {

WorkControl::WorkControl(int active)
    : m_active(std::max(0, active)), m_mayCompute(static_cast<std::uint32_t>(m_active)),
      m_mayKeep(static_cast<std::uint32_t>(m_active)) {}

void WorkControl::change(const std::function<void()>& edit) {
    const std::scoped_lock lock(m_mutex);
    edit();
    const auto active = static_cast<std::uint32_t>(m_active);
    m_mayCompute.store(m_mode == WorkMode::Running ? active : 0, std::memory_order_release);
    m_mayKeep.store(m_mode == WorkMode::Stopping ? 0 : active, std::memory_order_release);
    m_stopping.store(m_mode == WorkMode::Stopping, std::memory_order_release);
    m_changed.notify_all();
    if (m_listener)
        m_listener();
}

void WorkControl::run() {
    change([this] {
        if (m_mode == WorkMode::Pausing)
            m_mode = WorkMode::Running;
    });
}

void WorkControl::pause() {
    m_mayCompute.store(0, std::memory_order_relaxed); // kernels stand still before anything else, the mutex included
    change([this] {
        if (m_mode == WorkMode::Running)
            m_mode = WorkMode::Pausing;
    });
}

void WorkControl::stop() {
    m_mayCompute.store(0, std::memory_order_relaxed);
    change([this] { m_mode = WorkMode::Stopping; });
}

void WorkControl::setActive(int count) {
    change([this, count] { m_active = std::max(0, count); });
}

void WorkControl::wake() {
    const std::scoped_lock lock(m_mutex);
    m_wakeCount.fetch_add(1, std::memory_order_acq_rel);
    m_changed.notify_all();
}

WorkMode WorkControl::mode() const {
    const std::scoped_lock lock(m_mutex);
    return m_mode;
}

int WorkControl::active() const {
    const std::scoped_lock lock(m_mutex);
    return m_active;
}

bool WorkControl::keepGoing(int processor) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this, processor] { return m_mode != WorkMode::Pausing || mustHandBack(processor); });
    return !mustHandBack(processor);
}

bool WorkControl::waitUntilAllowed(int processor) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this, processor] { return m_mode == WorkMode::Stopping || mayCompute(processor); });
    return m_mode != WorkMode::Stopping;
}

void WorkControl::waitFor(int processor, Milliseconds duration, std::uint64_t seen) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, duration,
                       [this, processor, seen] { return wakeCount() != seen || mustHandBack(processor); });
}

void WorkControl::setListener(std::function<void()> listener) {
    const std::scoped_lock lock(m_mutex);
    m_listener = std::move(listener);
}

} // namespace gleaner
