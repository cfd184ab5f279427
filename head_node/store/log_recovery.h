// What is read at start: all segments of a folder in order, judged by FORMAT.md, "Start".
// Thread: one at a time, before anybody writes.
#pragma once

#include "head_node/store/log_segment.h"

#include <functional>
#include <vector>

namespace gleaner {

struct RecoveredLog {
    std::vector<Segment> segments;  ///< oldest first
    std::uint64_t logId = 0;        ///< 0 when there is no segment
    std::uint64_t bytesCutOff = 0;  ///< of a batch that was never synced
    bool unfinishedSegment = false; ///< one without a header was removed
};

using RecordVisitor = std::function<void(std::uint64_t position, const SizedRecord& sized)>;

/// Reads every record in order. Changes nothing but to remove a last segment that has no header yet.
/// Errors: Corrupt, Malformed (newer format), those of the files; the text says what to do.
[[nodiscard]] Result<RecoveredLog> recoverLog(FileSystem& files, const QString& folder, const RecordVisitor& visit);

} // namespace gleaner
