// A job as a file that people keep, send and change, for `gleaner submit --job` and the window. Thread: any.
//
//   {"gleaner_job": 1, "computation": "mandelbrot", "title": "Seahorses", "purpose": "The poster",
//    "priority": 0, "output": "seahorses.png", "parameters": {"width": 3840, "height": 2160}}
//
// "gleaner_job" is the format's version; "computation" has to be there, the rest may be left out. Relative paths (the
// output, input files) start at the file's own folder. Unknown names are an error, so that a misspelt one is noticed.
#pragma once

#include "common/job/computation_registry.h"
#include "head_node/engine/job_submission.h"

namespace gleaner {

inline constexpr qint64 kMaxJobFileBytes = 1 << 20;

/// Parameters are checked; without "output" the path is empty. Errors: NotFound (the file, the computation), TooLarge,
/// Malformed (says where), InvalidArgument (a parameter).
[[nodiscard]] Result<JobRequest> readJobFile(const QString& path, const ComputationRegistry& registry);
/// Replaces the file as a whole. Paths below its folder are written relative to it. Errors: DiskFull.
[[nodiscard]] Status writeJobFile(const QString& path, const JobRequest& request, const ComputationRegistry& registry);

} // namespace gleaner
