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

/// A result, and who sent it.
struct FleetAnswer {
    WorkerId processor; ///< of the worker pcOf(processor)
    bool isProven = true;
    JobId job = {};
    SequenceNumber sequence = 0;
    std::chrono::microseconds computeTime{0}; ///< as the worker says
};

class FleetLedger {
public:
    /// So many workers are known at a time; the table costs some 2 KB each.
    static constexpr std::size_t kMaxWorkers = 2'000;
    /// Three of the intervals at which workers send heartbeats.
    static constexpr Seconds kGoneAfter{180};

    /// Speeds are compared within so many jobs at a time.
    static constexpr qsizetype kMaxPaces = 256;

    /// A heartbeat that the queue's server got at `inserted`, never later than `now`. One that was overtaken by a
    /// newer one of the same worker changes nothing. A name that is not proven has a row of its own, so that nobody
    /// speaks for somebody else.
    void heard(const HeartbeatMessage& beat, TimePoint inserted, TimePoint now, bool isProven = true);
    /// A result was stored as new: neither a failure nor a duplicate. Only this keeps a worker's place against made-up
    /// names.
    void answered(const FleetAnswer& answer, TimePoint now, SteadyPoint steadyNow);
    /// A failure of a chunk of ours came from `processor`; a sign of life like a heartbeat, and no more.
    void failed(const WorkerId& processor, TimePoint now, bool isProven = true);

    /// Sorted by name.
    [[nodiscard]] std::vector<FleetWorker> workers(TimePoint now, SteadyPoint steadyNow) const;
    /// Names that found no place, because everybody in the table answers.
    [[nodiscard]] std::uint64_t turnedAway() const { return m_turnedAway; }

private:
    struct Known {
        FleetWorker shown;
        ProgressMeter meter;
        std::optional<TimePoint> lastBeat;
        std::vector<FleetChunk> inHand;
        double expected_s = 0; ///< what its answers take on the mean processor, newer ones counting more
        double taken_s = 0;    ///< what they took here
    };
    /// How long a job's chunks take on the mean processor.
    struct Pace {
        double total_s = 0;
        double answers = 0;
    };
    using Key = std::pair<QString, bool>; ///< the name, and whether it is proven

    /// Finds or admits; nullptr when the table is full of workers that answer.
    [[nodiscard]] Known* place(const Key& worker, TimePoint now);
    [[nodiscard]] bool makeRoom(TimePoint now);
    void compare(Known& known, const FleetAnswer& answer);
    static void turnTo(FleetWorker& worker, WorkerActivity activity, TimePoint at);
    [[nodiscard]] static FleetWorker shown(const Known& known, TimePoint now, SteadyPoint steadyNow);

    QHash<Key, Known> m_workers;
    QHash<JobId, Pace> m_paces;
    std::uint64_t m_turnedAway = 0;
};

} // namespace gleaner
