// The same computation without queue, workers or threads: what a distributed result is compared with, and the peer of
// the efficiency benchmark. Thread: one at a time.
#pragma once

#include "common/job/computation.h"

#include <functional>

namespace gleaner {

/// Computes chunk after chunk and writes the result to `outputPath`. `progress` is told how many chunks are done; when
/// it returns false the run ends with Cancelled. Errors: the computation's, Cancelled, DiskFull.
[[nodiscard]] Result<QJsonObject> runSerially(const Computation& computation, const Parameters& parameters,
                                              const QString& outputPath,
                                              const std::function<bool(std::uint64_t)>& progress);

} // namespace gleaner
