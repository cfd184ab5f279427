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

void FleetLedger::turnTo(FleetWorker& worker, WorkerActivity activity, TimePoint at) {
    if (worker.activity != activity)
        worker.activeSince = at;
    worker.activity = activity;
}

void FleetLedger::heard(const HeartbeatMessage& beat, TimePoint inserted, TimePoint now, bool isProven) {
    Known* const known = place({beat.worker.value(), isProven}, now);
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
    if (!beat.presence)
        return;
    known->shown.version = beat.presence->version;
    known->shown.handedBack = beat.presence->handedBack;
    turnTo(known->shown, beat.presence->activity, at);
    known->inHand.clear();
    for (const ChunkInHand& chunk : beat.presence->inHand)
        known->inHand.push_back({chunk.job, chunk.sequence, at - chunk.takenFor});
}

void FleetLedger::answered(const FleetAnswer& answer, TimePoint now, SteadyPoint steadyNow) {
    Known* const known = place({pcOf(answer.processor), answer.isProven}, now);
    if (known == nullptr)
        return;
    known->shown.lastSeen = std::max(known->shown.lastSeen, now);
    ++known->shown.answers;
    known->meter.add(1, steadyNow);
    known->shown.lastJob = answer.job;
    std::erase_if(known->inHand, [&answer](const FleetChunk& chunk) {
        return chunk.job == answer.job && chunk.sequence == answer.sequence;
    });
    compare(*known, answer);
    // One that has said goodbye may have answered shortly before.
    if (known->shown.activity != WorkerActivity::Paused && known->shown.activity != WorkerActivity::Ended)
        turnTo(known->shown, WorkerActivity::Computing, now);
    if (known->lastBeat)
        return;
    ++known->shown.chunksDone; // what it does not say itself is counted
    known->shown.computeTime += answer.computeTime;
}

/// Chunks of one job take different times, but whoever gets many gets a mixture like everybody else's.
void FleetLedger::compare(Known& known, const FleetAnswer& answer) {
    constexpr double kKept = 0.99; // the last hundred answers are what counts
    if (m_paces.size() >= kMaxPaces && !m_paces.contains(answer.job))
        m_paces.clear();
    const double taken_s = std::chrono::duration<double>(answer.computeTime).count();
    Pace& pace = m_paces[answer.job];
    pace.total_s += taken_s;
    pace.answers += 1;
    known.expected_s = known.expected_s * kKept + pace.total_s / pace.answers;
    known.taken_s = known.taken_s * kKept + taken_s;
}

void FleetLedger::failed(const WorkerId& processor, TimePoint now, bool isProven) {
    Known* const known = place({pcOf(processor), isProven}, now);
    if (known == nullptr)
        return;
    known->shown.lastSeen = std::max(known->shown.lastSeen, now);
    ++known->shown.failures;
}

FleetLedger::Known* FleetLedger::place(const Key& worker, TimePoint now) {
    const auto found = m_workers.find(worker);
    if (found != m_workers.end())
        return &*found;
    if (static_cast<std::size_t>(m_workers.size()) >= kMaxWorkers && !makeRoom(now)) {
        ++m_turnedAway;
        return nullptr;
    }
    Known& known = m_workers[worker];
    known.shown.worker = WorkerId(worker.first);
    known.shown.isProven = worker.second;
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

FleetWorker FleetLedger::shown(const Known& known, TimePoint now, SteadyPoint steadyNow) {
    constexpr std::uint64_t kAnswersForSpeed = 5;
    FleetWorker worker = known.shown;
    worker.ratePerSecond = known.meter.ratePerSecond(steadyNow);
    worker.gone = isGone(worker, now);
    if (worker.answers >= kAnswersForSpeed && known.taken_s > 0)
        worker.speed = known.expected_s / known.taken_s;
    // One that sends no heartbeats, such as the head's own processors, cannot say that it has nothing to do.
    if (!known.lastBeat && worker.activity && worker.ratePerSecond == 0)
        turnTo(worker, WorkerActivity::Waiting, worker.lastSeen);
    if (!known.inHand.empty()) {
        worker.inHand = *std::ranges::min_element(known.inHand, {}, &FleetChunk::since);
        worker.alsoInHand = static_cast<std::uint32_t>(known.inHand.size()) - 1;
    }
    return worker;
}

std::vector<FleetWorker> FleetLedger::workers(TimePoint now, SteadyPoint steadyNow) const {
    std::vector<FleetWorker> all;
    all.reserve(static_cast<std::size_t>(m_workers.size()));
    for (const Known& known : m_workers)
        all.push_back(shown(known, now, steadyNow));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.worker, !a.isProven) < std::tuple(b.worker, !b.isProven);
    });
    return all;
}

} // namespace gleaner
