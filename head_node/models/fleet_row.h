// One line of the fleet: a worker that was heard of, or an enrolment that nobody has used yet, with everything a table
// shows of it as text and as a value to sort by. Values; any thread.
#pragma once

#include "common/base/result.h"
#include "head_node/engine/snapshots.h"

#include <QHash>
#include <QJsonObject>
#include <QVariant>

#include <array>

namespace gleaner {

enum class FleetColumn {
    Name,
    State,
    Doing,
    Answers, ///< accepted / handed back / failed
    Speed,
    Processors,
    Chunks,
    Hours,
    LastSeen,
    Expires,
    Platform,
    Version,
    Enrolled
};
inline constexpr int kFleetColumns = 13;

/// What a worker does, as far as the head can tell.
///
///   NeverSeen ─► Waiting ◄─► Computing ──┬─► Paused (its owner's) ─► Waiting
///                   │            │       └─► Ended
///                   └────────────┴── no sign of life for a while ─► Silent (also what was Here)
enum class FleetState {
    Computing,
    Waiting,
    Here, ///< an older worker, which does not say what it does
    Paused,
    Ended,
    Silent,
    NeverSeen
};

/// One enrolment, as "worker-list" of CONTROL.md tells.
struct EnrolmentInfo {
    QString name;
    QString label;
    TimePoint expires;
    QString state; ///< "valid", "expired", "partial"
    std::optional<TimePoint> enrolled;
    std::optional<TimePoint> lastSeen;
};
/// By name. Fields that are missing or wrong leave their enrolment out.
[[nodiscard]] std::vector<EnrolmentInfo> enrolmentsIn(const QJsonObject& answer);

struct FleetRow {
    QString key;  ///< tells rows apart: the id and whether it is proven
    QString name; ///< what stands before '/' in the id: that of the enrolment, if there is one
    QString label;
    bool isProven = true;
    bool isEnrolled = false;
    FleetState state = FleetState::NeverSeen;
    std::uint32_t processors = 0;
    std::uint64_t chunks = 0;
    std::uint64_t failures = 0;
    double hours = 0;
    double rate = 0;
    std::array<QString, kFleetColumns> texts;
    std::array<QVariant, kFleetColumns> sortKeys;

    [[nodiscard]] const QString& text(FleetColumn column) const { return texts[static_cast<std::size_t>(column)]; }
    [[nodiscard]] const QVariant& sortKey(FleetColumn column) const {
        return sortKeys[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] bool isPresent() const { return state <= FleetState::Here; }
    /// Everything in one sentence, for tool tips and screen readers.
    [[nodiscard]] QString sentence() const;
};

/// Workers as the snapshot has them, and after them the enrolments that nobody of them uses.
[[nodiscard]] std::vector<FleetRow> fleetRows(const HeadSnapshot& snapshot,
                                              const std::vector<EnrolmentInfo>& enrolments);
/// "500 workers: 480 compute, 12 wait, 8 are away · 3,840 processors · 812/s · 1,234 chunks · 8.1 CPU hours".
[[nodiscard]] QString fleetTotals(const std::vector<FleetRow>& rows);

} // namespace gleaner
