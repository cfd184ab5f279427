// From what a person hands in to a job that a crash cannot lose. Thread: one at a time.
#pragma once

#include "common/base/random.h"
#include "common/job/computation_registry.h"
#include "head_node/engine/job_journal.h"

namespace gleaner {

/// What a person hands in.
struct JobRequest {
    QString computation; ///< by name; the newest version is taken
    Parameters parameters;
    QString outputPath; ///< absolute; its folder exists
    QString title;      ///< may be empty
    int priority = 0;   ///< higher first
    QString purpose;    ///< may be empty; at most kMaxPurposeLength
};

/// Checks the request, copies input files into the job's folder and writes the job down; durable when it returns.
/// Errors: NotFound (computation, an input file), InvalidArgument (a parameter, an input file's line, the output path),
/// DiskFull. Nothing is left behind then.
[[nodiscard]] Result<JobRecord> submitJob(const JobRequest& request, const ComputationRegistry& registry,
                                          JobJournal& journal, RandomSource& random, TimePoint now);

/// Checks that a result can be written to `path`: absolute, not a folder, in a folder that exists.
[[nodiscard]] Status checkOutputPath(const QString& path);

} // namespace gleaner
