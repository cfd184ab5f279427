// "Do not compute until then" in a small file, so that it holds over a new start of the agent, a log-off and a restart
// of the PC. Thread: one at a time. Blocks: on the disk.
#pragma once

#include "common/base/clock.h"

#include <QString>

#include <optional>

namespace gleaner {

/// Format: {"until": "2026-11-21T19:31:00.000Z"}. No file: no snooze.
class SnoozeNote {
public:
    explicit SnoozeNote(QString file) : m_file(std::move(file)) {}

    /// What was written, if it is still to come and no further away than a snooze can be, kLongest; clocks are set
    /// wrong at times.
    [[nodiscard]] std::optional<TimePoint> read(TimePoint now) const;
    /// nullopt: no longer. What cannot be written holds for this run of the agent only.
    void write(std::optional<TimePoint> until) const;

    static constexpr std::chrono::minutes kLongest{1'440};

private:
    const QString m_file;
};

} // namespace gleaner
