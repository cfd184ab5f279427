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

    [[nodiscard]] Result<QByteArray> put(const JobId& job, const QByteArray& payload) override;
    [[nodiscard]] Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override;
    [[nodiscard]] Result<std::size_t> removeSome(const JobId& job, std::size_t max) override;
    [[nodiscard]] Result<std::vector<JobId>> jobs() override;
    [[nodiscard]] Status putCard(const JobId& job, const JobCard& card) override;
    [[nodiscard]] Result<JobCard> card(const JobId& job) override;
    [[nodiscard]] Status remove(const JobId& job, const QByteArray& key) override;
    [[nodiscard]] Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override;

    /// Of payloads; cards are not counted.
    [[nodiscard]] qsizetype totalBytes() const;

private:
    using Payloads = QHash<QByteArray, QByteArray>;

    const qsizetype m_maxTotalBytes;
    mutable std::mutex m_mutex;
    QHash<JobId, Payloads> m_jobs; ///< none is empty
    QHash<JobId, JobCard> m_cards;
    qsizetype m_totalBytes = 0;
};

} // namespace gleaner
