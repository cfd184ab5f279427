// What this PC has given since its first start, and today: kept in a small file over restarts. Thread: one at a time.
#pragma once

#include "common/worker/worker_status.h"
#include "screensaver_client/link/agent_snapshot.h"

#include <QDate>

namespace gleaner {

/// Format: {"chunks": n, "compute_us": n, "day": "2026-01-31", "today_chunks": n, "today_compute_us": n}.
class TotalsBook {
public:
    /// Begins with what the file says; a file that is not there or cannot be read says nothing.
    explicit TotalsBook(QString file);

    /// Adds results and computing time; `today` is the local date.
    void add(std::uint64_t chunks, std::chrono::microseconds computeTime, QDate today);
    /// `today` is the local date: yesterday's does not count as today's.
    [[nodiscard]] AgentTotals totals(QDate today) const;
    /// Writes the file if something was added; what cannot be written is tried again the next time.
    void save();

private:
    const QString m_file;
    AgentTotals m_totals;
    QDate m_day;
    bool m_changed = false;
};

} // namespace gleaner
