#include "screensaver_client/runner/runner_seats.h"

#include <algorithm>

namespace gleaner {

RunnerSeats::Seat::~Seat() {
    if (m_seats != nullptr)
        m_seats->leave(std::move(runner));
}

RunnerSeats::Runners RunnerSeats::takeSpare() {
    Runners spare;
    while (!m_waiting.empty() && m_taken + static_cast<int>(m_waiting.size()) > m_count) {
        spare.push_back(std::move(m_waiting.front()));
        m_waiting.erase(m_waiting.begin());
    }
    return spare;
}

void RunnerSeats::setCount(int count) {
    Runners spare; // which end when nobody is held up
    const std::scoped_lock lock(m_mutex);
    m_count = count;
    spare = takeSpare();
    m_changed.notify_all();
}

void RunnerSeats::endWaiting() {
    Runners spare;
    const std::scoped_lock lock(m_mutex);
    spare.swap(m_waiting);
}

int RunnerSeats::waiting() const {
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_waiting.size());
}

std::optional<RunnerSeats::Seat> RunnerSeats::take(const void* computes, Milliseconds patience) {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, patience, [this] { return m_taken < m_count; }))
        return std::nullopt;
    ++m_taken;
    if (m_waiting.empty())
        return Seat(*this, nullptr);
    auto chosen = std::ranges::find(m_waiting, computes, [](const auto& runner) { return runner->computes; });
    if (chosen == m_waiting.end())
        chosen = std::prev(m_waiting.end());
    Seat seat(*this, std::move(*chosen));
    m_waiting.erase(chosen);
    return seat;
}

void RunnerSeats::leave(std::unique_ptr<SeatedRunner> runner) {
    Runners spare;
    const std::scoped_lock lock(m_mutex);
    --m_taken;
    if (runner)
        m_waiting.push_back(std::move(runner));
    spare = takeSpare();
    m_changed.notify_one();
}

} // namespace gleaner
