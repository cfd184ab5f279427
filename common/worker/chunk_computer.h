// Runs kernels and lets nothing that they throw out. Thread: its processor's.
#pragma once

#include "common/job/computation.h"
#include "common/wire/envelope.h"
#include "common/worker/processor_context.h"

#include <map>

namespace gleaner {

struct ComputeOutcome {
    Result<QByteArray> answer;
    std::chrono::microseconds time{0}; ///< without freezes
    bool threw = false;                ///< the kernel is no longer to be trusted: clear()
};

class ChunkComputer {
public:
    /// Both outlive this.
    ChunkComputer(const ComputationRegistry& computations, const Clock& clock);

    /// nullptr: this worker does not have the code. (Users' kernels, named by hash, need a sandbox; there is none
    /// here.)
    [[nodiscard]] const Computation* find(const ComputationRef& reference) const;
    /// Errors in `answer`: the kernel's own, where Cancelled means that the PC is wanted and Unavailable that it cannot
    /// compute at present (also: std::bad_alloc), neither of which is the chunk's doing; Failed when it threw anything
    /// else.
    [[nodiscard]] ComputeOutcome compute(const Computation& computation, const QByteArray& chunk,
                                         ProcessorContext& context);
    /// Forgets all kernels; they are made again when they are needed.
    void clear() { m_kernels.clear(); }

private:
    const ComputationRegistry& m_computations;
    const Clock& m_clock;
    std::map<const Computation*, std::unique_ptr<Kernel>> m_kernels;
};

} // namespace gleaner
