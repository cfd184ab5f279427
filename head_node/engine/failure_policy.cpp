#include "head_node/engine/failure_policy.h"

#include <QStringList>

#include <algorithm>
#include <set>

namespace gleaner {

namespace {
constexpr qsizetype kMaxWorkersNamed = 16;
}

QString pcOf(const WorkerId& worker) {
    const qsizetype slash = worker.value().lastIndexOf(u'/');
    return slash < 0 ? worker.value() : worker.value().first(slash);
}

std::optional<SetAsideChunk> FailurePolicy::failed(const FailureMessage& failure, TimePoint at) {
    const SequenceNumber sequence = failure.head.address.sequence;
    std::vector<Failure>& failures = m_failures[sequence];
    failures.push_back({failure.kind, failure.reason, pcOf(failure.head.worker), failure.head.worker});
    if (!isPoison(failures))
        return std::nullopt;

    SetAsideChunk chunk{sequence, failure.kind, failure.reason, {}, at, false};
    for (const Failure& each : failures) {
        if (chunk.workers.size() < kMaxWorkersNamed && !chunk.workers.contains(each.worker.value()))
            chunk.workers.append(each.worker.value());
    }
    m_failures.erase(sequence);
    return chunk;
}

bool FailurePolicy::isPoison(const std::vector<Failure>& failures) const {
    const Failure& last = failures.back();
    if (last.kind == FailureKind::TakenTooOften || failures.size() >= static_cast<std::size_t>(m_limits.failuresInAll))
        return true;
    std::set<QString> pcs;
    for (const Failure& each : failures) {
        if (each.kind == last.kind && each.reason == last.reason)
            pcs.insert(each.pc);
    }
    return pcs.size() >= static_cast<std::size_t>(m_limits.sameFailureOnPcs);
}

bool FailurePolicy::stopsJob(std::uint64_t answered, std::uint64_t setAside, std::uint64_t chunkCount) const {
    return answered == 0 &&
           setAside >= std::min<std::uint64_t>(static_cast<std::uint64_t>(m_limits.setAsideStopsJob), chunkCount);
}

} // namespace gleaner
