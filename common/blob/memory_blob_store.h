// Payloads in memory, gone with the process: the reference for every BlobStore, and the store of a head whose workers
// are its own threads. Thread: every method on any thread.
#pragma once

#include "common/blob/blob_store.h"

#include <QHash>

#include <mutex>

namespace gleaner {

inline constexpr qsizetype kDefaultMemoryBlobBytes = qsizetype{256} << 20;

class MemoryBlobStore final : public BlobStore {
public:
    /// `maxTotalBytes`: of all payloads together; a put that would pass it is refused with DiskFull.
    explicit MemoryBlobStore(qsizetype maxTotalBytes = kDefaultMemoryBlobBytes) : m_maxTotalBytes(maxTotalBytes) {}

    [[nodiscard]] Result<QByteArray> put(const QByteArray& payload) override;
    [[nodiscard]] Result<QByteArray> get(const QByteArray& key, qsizetype maxBytes) override;
    [[nodiscard]] Status remove(const QByteArray& key) override;

    [[nodiscard]] qsizetype totalBytes() const;

private:
    const qsizetype m_maxTotalBytes;
    mutable std::mutex m_mutex;
    QHash<QByteArray, QByteArray> m_payloads;
    qsizetype m_totalBytes = 0;
};

} // namespace gleaner
