// Answers as message texts: a result that does not fit travels as a blob, and one that cannot becomes a failure.
// Thread: its processor's, because of the blob store.
#pragma once

#include "common/base/result.h"
#include "common/blob/blob_store.h"
#include "common/wire/envelope.h"

namespace gleaner {

struct AnswerText {
    QByteArray text;
    bool isResult = false; ///< false: it became a failure
};

/// `blobs` may be nullptr. Errors: Unavailable, DiskFull (the blob store).  Blocks: one request when a blob is needed.
[[nodiscard]] Result<AnswerText> resultText(const AnswerHead& head, const QByteArray& answer, BlobStore* blobs,
                                            qsizetype messageLimit);

/// A reason over kMaxFailureReasonBytes is cut. Errors: none while `messageLimit` >= kMinMessageLimit and the worker's
/// id is within its bound.
[[nodiscard]] Result<AnswerText> failureText(const AnswerHead& head, FailureKind kind, const QString& reason,
                                             qsizetype messageLimit);

} // namespace gleaner
