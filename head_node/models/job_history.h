// How fast each job and how large the fleet was, as long as the window is open: what plots are made of. Bounded: when a
// series is full, every other point goes. Thread: one at a time.
#pragma once

#include "head_node/engine/snapshots.h"

#include <QHash>

#include <vector>

namespace gleaner {

struct HistoryPoint {
    TimePoint at;
    double value = 0;
    double error = 0; ///< half the height of an error bar; 0: none
};

/// Points in order of time, at most kMost.
class HistorySeries {
public:
    static constexpr std::size_t kMost = 600;

    /// Points closer to the last one than the present interval replace it.
    void add(const HistoryPoint& point);
    [[nodiscard]] const std::vector<HistoryPoint>& points() const { return m_points; }

private:
    std::vector<HistoryPoint> m_points;
    Milliseconds m_interval{1'000}; ///< doubles whenever the series was full
};

class JobHistory {
public:
    void show(const HeadSnapshot& snapshot);
    /// Answers a second. nullptr: the job was never seen running.
    [[nodiscard]] const HistorySeries* rateOf(const JobId& id) const;
    /// Processors that compute, this PC's own included.
    [[nodiscard]] const HistorySeries& processors() const { return m_processors; }

private:
    QHash<JobId, HistorySeries> m_rates;
    HistorySeries m_processors;
};

/// Processors at work as a snapshot has them.
[[nodiscard]] int processorsOf(const HeadSnapshot& snapshot);

} // namespace gleaner
