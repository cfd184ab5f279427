// What is to be seen of a job's result before it is there, from the answers that are stored: a small picture, or the
// result put together with gaps. Both are bounded, whatever the size of the job. Thread: any, with an answer store of
// its own.
#pragma once

#include "common/base/clock.h"
#include "common/job/computation.h"
#include "head_node/engine/job_journal.h"

#include <QRect>

#include <optional>
#include <utility>

namespace gleaner {

/// Which answers a watcher lacks, and how large its picture is.
struct PreviewRequest {
    /// Inclusive, ascending, apart from each other: numbers it has.
    std::vector<std::pair<SequenceNumber, SequenceNumber>> have;
    QSize room;               ///< the picture is made small enough for it; 16 .. 4,096 a side
    std::size_t most = 1'000; ///< answers at a time
};

/// An answer's part of the small picture; may be empty where the picture is much smaller than the whole.
struct PreviewTile {
    SequenceNumber sequence = 0;
    QRect place;
    QByteArray rgb; ///< 3 bytes a pixel, row by row
};

struct PicturePreview {
    QSize whole; ///< of the result; empty: nothing stored, or a computation that paints nothing
    QSize size;  ///< of the small picture
    std::vector<PreviewTile> tiles;
    bool more = false; ///< there are answers besides
};

inline constexpr qsizetype kMostPreviewBytes = 4 << 20;

/// Errors: those of the store.
[[nodiscard]] Result<PicturePreview> previewPicture(const Computation& computation, const Split& split,
                                                    AnswerStore& answers, const PreviewRequest& request);

/// A sum over all chunks, judged by those that are there as if they had been drawn by chance.
struct SumEstimate {
    double soFar = 0;
    double estimate = 0;
    double error = 0; ///< standard error; 0 when all are there
};

struct PartialResult {
    std::uint64_t answers = 0;
    bool readAll = false; ///< false: time ran out, the rest of the answers is not in it
    QJsonObject summary;  ///< as Assembler has it, with what is missing
    QByteArray beginning; ///< of the result's file, at most kMostBeginning bytes
    std::optional<SumEstimate> sum;
};

inline constexpr qsizetype kMostBeginning = 256 << 10;

/// Reads answers in order for up to `budget`. Errors: those of the store and of the assembler.
[[nodiscard]] Result<PartialResult> previewResult(const Split& split, AnswerStore& answers, Milliseconds budget,
                                                  const Clock& clock);

} // namespace gleaner
