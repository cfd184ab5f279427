// Puts the answers of a job together into its result. Thread: any, one call at a time a job.
#pragma once

#include "common/job/computation.h"
#include "head_node/engine/job_journal.h"

namespace gleaner {

/// Reads the answers in sequence order and writes the result to a temporary file beside `outputPath`, which is renamed
/// at the end: whoever looks there finds a whole result or none. Returns the result's summary. Errors: Malformed (an
/// answer), Corrupt (the store), DiskFull (cannot be written there; says why). Blocks: for as long as reading
/// everything takes.
[[nodiscard]] Result<QJsonObject> writeResult(const Split& split, AnswerStore& answers, const QString& outputPath);

} // namespace gleaner
