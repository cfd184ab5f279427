// Payloads that do not fit into a message, stored under the SHA-256 of their bytes: the key is the proof.
#pragma once

#include "common/base/result.h"

#include <QByteArray>

namespace gleaner {

inline constexpr qsizetype kBlobKeyBytes = 32;

/// The SHA-256 of a payload, 32 raw bytes.
[[nodiscard]] QByteArray blobKeyOf(QByteArrayView payload);

/// Thread: as the implementation says, like MessageQueue.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    /// Stores `payload` and returns its key; storing the same bytes again changes nothing. Errors: DiskFull, Unavailable.
    [[nodiscard]] virtual Result<QByteArray> put(const QByteArray& payload) = 0;
    /// Errors: NotFound, Corrupt (the bytes do not hash to `key`), TooLarge (over `maxBytes`), Unavailable.
    [[nodiscard]] virtual Result<QByteArray> get(const QByteArray& key, qsizetype maxBytes) = 0;
    /// Removing what is not there is no error. Errors: Unavailable.
    [[nodiscard]] virtual Status remove(const QByteArray& key) = 0;
};

} // namespace gleaner
