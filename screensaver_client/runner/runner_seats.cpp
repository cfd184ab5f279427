#include "screensaver_client/runner/runner_seats.h"

namespace gleaner {

void RunnerSeats::setCount(int count) {
    const std::scoped_lock lock(m_mutex);
    m_count = count;
    m_changed.notify_all();
}

bool RunnerSeats::take(Milliseconds patience) {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, patience, [this] { return m_taken < m_count; }))
        return false;
    ++m_taken;
    return true;
}

void RunnerSeats::leave() {
    const std::scoped_lock lock(m_mutex);
    --m_taken;
    m_changed.notify_one();
}

} // namespace gleaner
