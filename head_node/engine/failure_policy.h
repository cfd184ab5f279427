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
    int sameFailureOnPcs = 3;  ///< the same failure from this many PCs sets a chunk aside; 1 ..
    int failuresInAll = 10;    ///< so does this many, from whomever: a fleet may have fewer PCs; 1 ..
    int setAsideStopsJob = 10; ///< a job without any answer is stopped at this many set-aside chunks (or all it has)
};

/// Counts failures of one job. Counts are not kept across restarts: a chunk then merely gets its tries again.
class FailurePolicy {
public:
    explicit FailurePolicy(FailureLimits limits) : m_limits(limits) {}

    /// Takes note of a failure. A value: the chunk is to be set aside so; nullopt: scatter it again.
    [[nodiscard]] std::optional<SetAsideChunk> failed(const FailureMessage& failure, TimePoint at);
    /// It was answered, or a person wants it tried anew.
    void forget(SequenceNumber sequence) { m_failures.erase(sequence); }
    /// True when only failures come back.
    [[nodiscard]] bool stopsJob(std::uint64_t answered, std::uint64_t setAside, std::uint64_t chunkCount) const;

private:
    struct Failure {
        FailureKind kind;
        QString reason;
        QString pc;
        WorkerId worker;
    };
    [[nodiscard]] bool isPoison(const std::vector<Failure>& failures) const;

    FailureLimits m_limits;
    std::map<SequenceNumber, std::vector<Failure>> m_failures;
};

/// The PC a processor belongs to: "pc-17/3f2a/2" -> "pc-17/3f2a".
[[nodiscard]] QString pcOf(const WorkerId& worker);

} // namespace gleaner
