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

std::optional<SetAsideChunk> FailurePolicy::failed(const FailureMessage& failure, TimePoint at, bool isProven) {
    const SequenceNumber sequence = failure.head.address.sequence;
    std::vector<ChunkFailure>& failures = m_failures[sequence];
    failures.push_back({failure.kind, failure.reason, failure.head.worker, isProven});
    if (!isPoison(failures))
        return std::nullopt;

    SetAsideChunk chunk{sequence, failure.kind, failure.reason, {}, at, false, static_cast<int>(failures.size())};
    for (const ChunkFailure& each : failures) {
        if (chunk.workers.size() < kMaxWorkersNamed && !chunk.workers.contains(each.worker.value()))
            chunk.workers.append(each.worker.value());
    }
    m_failures.erase(sequence);
    return chunk;
}

std::vector<ChunkFailure> FailurePolicy::failuresOf(SequenceNumber sequence) const {
    const auto found = m_failures.find(sequence);
    return found == m_failures.end() ? std::vector<ChunkFailure>() : found->second;
}

void FailurePolicy::restore(SequenceNumber sequence, std::vector<ChunkFailure> failures) {
    if (!failures.empty())
        m_failures[sequence] = std::move(failures);
}

bool FailurePolicy::isPoison(const std::vector<ChunkFailure>& failures) const {
    const ChunkFailure& last = failures.back();
    const auto proven = std::ranges::count_if(failures, &ChunkFailure::isProven);
    const auto unproven = static_cast<std::ptrdiff_t>(failures.size()) - proven;
    if (proven >= m_limits.failuresInAll || unproven >= m_limits.unprovenFailures)
        return true;
    if (last.isProven && last.kind == FailureKind::TakenTooOften)
        return true;
    std::set<QString> pcs;
    for (const ChunkFailure& each : failures) {
        if (each.kind == last.kind && each.reason == last.reason)
            pcs.insert(each.isProven ? pcOf(each.worker) : QString());
    }
    return pcs.size() >= static_cast<std::size_t>(m_limits.sameFailureOnPcs);
}

bool FailurePolicy::stopsJob(std::uint64_t answered, std::uint64_t setAside, std::uint64_t chunkCount) const {
    return answered == 0 &&
           setAside >= std::min<std::uint64_t>(static_cast<std::uint64_t>(m_limits.setAsideStopsJob), chunkCount);
}

} // namespace gleaner
