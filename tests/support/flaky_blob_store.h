// A blob store in memory that fails when told. Thread: one at a time.
#pragma once

#include "common/blob/memory_blob_store.h"

#include <optional>

namespace gleaner {

class FlakyBlobStore final : public BlobStore {
public:
    /// Every call ends in this error from now on; nullopt: no more.
    void failWith(std::optional<Error> error) { m_error = std::move(error); }
    [[nodiscard]] qsizetype totalBytes() const { return m_store.totalBytes(); }

    [[nodiscard]] Result<QByteArray> put(const JobId& job, const QByteArray& payload) override {
        return m_error ? failure(*m_error) : m_store.put(job, payload);
    }
    [[nodiscard]] Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override {
        return m_error ? failure(*m_error) : m_store.get(job, key, maxBytes);
    }
    [[nodiscard]] Result<std::size_t> removeSome(const JobId& job, std::size_t max) override {
        return m_error ? failure(*m_error) : m_store.removeSome(job, max);
    }
    [[nodiscard]] Result<std::vector<JobId>> jobs() override { return m_error ? failure(*m_error) : m_store.jobs(); }
    [[nodiscard]] Status putCard(const JobId& job, const JobCard& card) override {
        return m_error ? failure(*m_error) : m_store.putCard(job, card);
    }
    [[nodiscard]] Result<JobCard> card(const JobId& job) override {
        return m_error ? failure(*m_error) : m_store.card(job);
    }
    [[nodiscard]] Status remove(const JobId& job, const QByteArray& key) override {
        return m_error ? failure(*m_error) : m_store.remove(job, key);
    }
    [[nodiscard]] Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override {
        return m_error ? failure(*m_error) : m_store.removeForeign(from, max, cards);
    }

private:
    MemoryBlobStore m_store;
    std::optional<Error> m_error;
};

} // namespace gleaner
