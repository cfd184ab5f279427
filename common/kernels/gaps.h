// What every assembler needs: noticing the chunks it was not given, and writing with an error that can be read.
// Thread: one at a time.
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>

#include <cstdint>

class QIODevice;

namespace gleaner {

/// Sees sequence numbers in ascending order and remembers those that were left out.
class Gaps {
public:
    explicit Gaps(std::uint64_t chunkCount) : m_chunkCount(chunkCount) {}

    void saw(SequenceNumber sequence);
    /// The summary as it is when nothing is missing. Otherwise also "missing_chunks": how many, and "missing": the
    /// first 20 runs of sequence numbers, e.g. ["3", "7-9"].
    [[nodiscard]] QJsonObject addTo(QJsonObject summary) const;

private:
    static constexpr qsizetype kShownRuns = 20;
    static void appendRun(QJsonArray& runs, SequenceNumber first, SequenceNumber end);

    std::uint64_t m_chunkCount;
    SequenceNumber m_next = 0; ///< all below were seen or are counted as missing
    std::uint64_t m_missing = 0;
    QJsonArray m_runs;
};

/// Errors: DiskFull, with what the device says.
[[nodiscard]] Status writeAll(QIODevice& out, QByteArrayView bytes);

} // namespace gleaner
