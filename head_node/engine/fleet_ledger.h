// Who works for this head: what workers say of themselves in heartbeats, joined with the answers that came from them.
// Pure; one thread at a time. Nothing of it is on disk: a head that starts knows its fleet within one interval.
//
//   heartbeat or answer ─► at work ── kGoneAfter without either ─► gone ── its place is needed ─► forgotten
//                             ▲──────── heartbeat or answer ──────────┘
#pragma once

#include "common/wire/envelope.h"
#include "head_node/engine/progress_meter.h"
#include "head_node/engine/snapshots.h"

#include <QHash>

namespace gleaner {

class FleetLedger {
public:
    /// So many workers are known at a time; the table costs some 2 KB each.
    static constexpr std::size_t kMaxWorkers = 2'000;
    /// Three of the intervals at which workers send heartbeats.
    static constexpr Seconds kGoneAfter{180};

    /// A heartbeat that the queue's server got at `inserted`, never later than `now`. One that was overtaken by a
    /// newer one of the same worker changes nothing.
    void heard(const HeartbeatMessage& beat, TimePoint inserted, TimePoint now);
    /// A result from `processor` (of the worker pcOf(processor)) was stored as new: neither a failure nor a duplicate.
    /// Only this keeps a worker's place against made-up names.
    void answered(const WorkerId& processor, TimePoint now, SteadyPoint steadyNow);
    /// A failure of a chunk of ours came from `processor`; a sign of life like a heartbeat, and no more.
    void failed(const WorkerId& processor, TimePoint now);

    /// Sorted by name.
    [[nodiscard]] std::vector<FleetWorker> workers(TimePoint now, SteadyPoint steadyNow) const;
    /// Names that found no place, because everybody in the table answers.
    [[nodiscard]] std::uint64_t turnedAway() const { return m_turnedAway; }

private:
    struct Known {
        FleetWorker shown;
        ProgressMeter meter;
        std::optional<TimePoint> lastBeat;
    };
    /// Finds or admits; nullptr when the table is full of workers that answer.
    [[nodiscard]] Known* place(const QString& worker, TimePoint now);
    [[nodiscard]] bool makeRoom(TimePoint now);

    QHash<QString, Known> m_workers;
    std::uint64_t m_turnedAway = 0;
};

} // namespace gleaner
