// When a chunk that fails is tried again, when it is set aside, and when a whole job is stopped. Pure; one thread at a
// time.
#pragma once

#include "common/base/ids.h"
#include "common/wire/envelope.h"
#include "head_node/engine/job_journal.h"

#include <map>
#include <optional>
#include <vector>

namespace gleaner {

struct FailureLimits {
    int sameFailureOnPcs = 3; ///< the same failure from this many PCs sets a chunk aside; 1 ..
    int failuresInAll = 10;   ///< so does this many, from whomever: a fleet may have fewer PCs; 1 ..
    /// Failures in names that nobody has proven to be theirs set a chunk aside when there are so many; before, they
    /// count as one PC's. Each scatters the chunk anew first, so that whoever makes them up has to outrun an honest
    /// worker.
    int unprovenFailures = 100;
    int setAsideStopsJob = 10; ///< a job without any answer is stopped at this many set-aside chunks (or all it has)
};

/// Counts failures of one job.
class FailurePolicy {
public:
    explicit FailurePolicy(FailureLimits limits) : m_limits(limits) {}

    /// Takes note of a failure. A value: the chunk is to be set aside so; nullopt: scatter it again.
    /// `isProven`: the worker's name is its own.
    [[nodiscard]] std::optional<SetAsideChunk> failed(const FailureMessage& failure, TimePoint at,
                                                      bool isProven = true);
    /// What is to be remembered of a chunk across a restart; empty: nothing.
    [[nodiscard]] std::vector<ChunkFailure> failuresOf(SequenceNumber sequence) const;
    [[nodiscard]] bool knows(SequenceNumber sequence) const { return m_failures.contains(sequence); }
    void restore(SequenceNumber sequence, std::vector<ChunkFailure> failures);
    /// It was answered, or a person wants it tried anew.
    void forget(SequenceNumber sequence) { m_failures.erase(sequence); }
    /// True when only failures come back.
    [[nodiscard]] bool stopsJob(std::uint64_t answered, std::uint64_t setAside, std::uint64_t chunkCount) const;

private:
    [[nodiscard]] bool isPoison(const std::vector<ChunkFailure>& failures) const;

    FailureLimits m_limits;
    std::map<SequenceNumber, std::vector<ChunkFailure>> m_failures;
};

/// The PC a processor belongs to: "pc-17/3f2a/2" -> "pc-17/3f2a".
[[nodiscard]] QString pcOf(const WorkerId& worker);

} // namespace gleaner
