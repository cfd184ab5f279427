// Payloads by hash in a container: the blob of a payload is "<job id>/<SHA-256 in hexadecimal>". Works over any
// BlobAccount, so that head and workers find the same blobs wherever they are.
// Thread: as its account. Ownership: the account outlives it.
#pragma once

#include "common/blob/blob_account.h"
#include "common/blob/blob_store.h"

namespace gleaner {

class ContainerBlobStore final : public BlobStore {
public:
    ContainerBlobStore(BlobAccount& account, QString container)
        : m_account(account), m_container(std::move(container)) {}

    /// Needs the right to create blobs only.
    [[nodiscard]] Result<QByteArray> put(const JobId& job, const QByteArray& payload) override;
    [[nodiscard]] Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override;
    [[nodiscard]] Result<std::size_t> removeSome(const JobId& job, std::size_t max) override;
    /// Blobs with other names are left alone.
    [[nodiscard]] Result<std::vector<JobId>> jobs() override;
    /// The blob "<job id>/card".
    [[nodiscard]] Status putCard(const JobId& job, const JobCard& card) override;
    [[nodiscard]] Result<JobCard> card(const JobId& job) override;
    [[nodiscard]] Status remove(const JobId& job, const QByteArray& key) override;
    [[nodiscard]] Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override;

private:
    [[nodiscard]] BlobRef refOf(const JobId& job, const QByteArray& key) const;
    [[nodiscard]] BlobRef cardOf(const JobId& job) const;

    BlobAccount& m_account;
    const QString m_container;
};

} // namespace gleaner
