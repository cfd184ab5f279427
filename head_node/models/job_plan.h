// What a job will be, before it is handed in: how it is cut, and how long it may take. Found by cutting it and by
// computing a few of its chunks here, within a budget of time. Thread: any; both functions take long.
#pragma once

#include "common/base/clock.h"
#include "common/job/computation.h"
#include "head_node/models/plain_words.h"

#include <functional>
#include <memory>

namespace gleaner {

struct JobPlan {
    std::shared_ptr<const Split> split;
    std::uint64_t chunks = 0;
    qsizetype smallestChunk = 0; ///< bytes, of those looked at
    qsizetype largestChunk = 0;
};

/// At most 64 chunks are looked at. Errors: those of split().
[[nodiscard]] Result<JobPlan> planJob(const Computation& computation, const Parameters& parameters);

/// Of one chunk on one processor of this PC.
struct ChunkTime {
    double seconds = 0; ///< mean
    double error = 0;   ///< standard error of the mean
    int chunks = 0;     ///< so many were tried
};

using IsCancelled = std::function<bool()>;

/// Computes chunks spread over the job for up to `budget`; one that does not end in time counts by how far it came.
/// Errors: Cancelled, Failed (what the computation says of its own chunk).
[[nodiscard]] Result<ChunkTime> tryChunks(const Computation& computation, const JobPlan& plan, Milliseconds budget,
                                          const Clock& clock, const IsCancelled& isCancelled);

/// On so many processors like this PC's; nullopt when there are none.
[[nodiscard]] std::optional<TimeLeft> expectedTime(const JobPlan& plan, const ChunkTime& time, int processors);

} // namespace gleaner
