#include "head_node/engine/fleet_ledger.h"

#include "head_node/engine/failure_policy.h"

#include <algorithm>
#include <tuple>

namespace gleaner {

namespace {

bool isGone(const FleetWorker& worker, TimePoint now) {
    return now - worker.lastSeen > FleetLedger::kGoneAfter;
}

/// Anybody who may write to the heartbeats or answers queue can make up names, and failures and repeated answers under
/// them. A result that was stored as new cost a chunk, and each chunk brings one.
bool hasAnswered(const FleetWorker& worker) {
    return worker.answers > 0;
}

} // namespace

void FleetLedger::heard(const HeartbeatMessage& beat, TimePoint inserted, TimePoint now) {
    Known* const known = place(beat.worker.value(), now);
    if (known == nullptr)
        return;
    const TimePoint at = std::min(inserted, now);
    known->shown.lastSeen = std::max(known->shown.lastSeen, at);
    if (known->lastBeat && at < *known->lastBeat)
        return;
    known->lastBeat = at;
    known->shown.platform = beat.platform;
    known->shown.processors = beat.processors;
    known->shown.chunksDone = beat.chunksDone;
    known->shown.computeTime = beat.computeTime;
}

void FleetLedger::answered(const WorkerId& processor, TimePoint now, SteadyPoint steadyNow) {
    Known* const known = place(pcOf(processor), now);
    if (known == nullptr)
        return;
    known->shown.lastSeen = std::max(known->shown.lastSeen, now);
    ++known->shown.answers;
    known->meter.add(1, steadyNow);
}

void FleetLedger::failed(const WorkerId& processor, TimePoint now) {
    Known* const known = place(pcOf(processor), now);
    if (known == nullptr)
        return;
    known->shown.lastSeen = std::max(known->shown.lastSeen, now);
    ++known->shown.failures;
}

FleetLedger::Known* FleetLedger::place(const QString& worker, TimePoint now) {
    const auto found = m_workers.find(worker);
    if (found != m_workers.end())
        return &*found;
    if (static_cast<std::size_t>(m_workers.size()) >= kMaxWorkers && !makeRoom(now)) {
        ++m_turnedAway;
        return nullptr;
    }
    Known& known = m_workers[worker];
    known.shown.worker = WorkerId(worker);
    known.shown.firstSeen = known.shown.lastSeen = now;
    return &known;
}

/// The one that was silent longest goes: of those that are gone, else of those that never answered, so that a flood of
/// made-up names cannot drive out a worker that works.
bool FleetLedger::makeRoom(TimePoint now) {
    const auto worth = [now](const Known& known) {
        return std::tuple(!isGone(known.shown, now), hasAnswered(known.shown), known.shown.lastSeen);
    };
    const auto least = std::min_element(m_workers.begin(), m_workers.end(),
                                        [&worth](const Known& a, const Known& b) { return worth(a) < worth(b); });
    if (!isGone(least->shown, now) && hasAnswered(least->shown))
        return false;
    m_workers.erase(least);
    return true;
}

std::vector<FleetWorker> FleetLedger::workers(TimePoint now, SteadyPoint steadyNow) const {
    std::vector<FleetWorker> all;
    all.reserve(static_cast<std::size_t>(m_workers.size()));
    for (const Known& known : m_workers) {
        all.push_back(known.shown);
        all.back().ratePerSecond = known.meter.ratePerSecond(steadyNow);
        all.back().gone = isGone(known.shown, now);
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.worker < b.worker; });
    return all;
}

} // namespace gleaner
