#include "head_node/models/job_history.h"

namespace gleaner {

void HistorySeries::add(const HistoryPoint& point) {
    // The last point moves along until it is far enough from the one before it: the newest value is always there.
    if (m_points.size() >= 2 && m_points.back().at - m_points[m_points.size() - 2].at < m_interval)
        m_points.pop_back();
    m_points.push_back(point);
    if (m_points.size() < kMost)
        return;
    std::vector<HistoryPoint> kept;
    for (std::size_t i = 0; i < m_points.size(); i += 2)
        kept.push_back(m_points[i]);
    m_points = std::move(kept);
    m_interval *= 2;
}

void JobHistory::show(const HeadSnapshot& snapshot) {
    if (snapshot.at == TimePoint())
        return; // the head has not answered yet
    m_processors.add({snapshot.at, static_cast<double>(processorsOf(snapshot))});
    for (const JobSnapshot& job : snapshot.jobs) {
        if (job.record.state == JobState::Running)
            m_rates[job.record.id].add({snapshot.at, job.ratePerSecond});
    }
    if (m_rates.size() <= static_cast<qsizetype>(snapshot.jobs.size()))
        return;
    m_rates.removeIf([&snapshot](const auto& entry) {
        return std::none_of(snapshot.jobs.begin(), snapshot.jobs.end(),
                            [&entry](const JobSnapshot& job) { return job.record.id == entry.key(); });
    });
}

const HistorySeries* JobHistory::rateOf(const JobId& id) const {
    const auto found = m_rates.constFind(id);
    return found == m_rates.cend() ? nullptr : &*found;
}

int processorsOf(const HeadSnapshot& snapshot) {
    int processors = snapshot.localProcessors;
    for (const FleetWorker& worker : snapshot.fleet)
        processors += !worker.isPresent() ? 0 : static_cast<int>(worker.processors);
    return processors;
}

} // namespace gleaner
