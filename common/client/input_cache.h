// Chunks' large payloads as one worker process keeps them: fetched once for all its processors, however many ask at the
// same time, and bounded in bytes. Thread: every method on any.
#pragma once

#include "common/blob/blob_store.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <set>

namespace gleaner {

/// What a worker keeps of large inputs unless it is told otherwise; 0: nothing.
inline constexpr qsizetype kDefaultInputCacheBytes = qsizetype{64} << 20;

class InputCache {
public:
    explicit InputCache(qsizetype maxBytes = kDefaultInputCacheBytes) : m_maxBytes(maxBytes) {}

    using Fetch = std::function<Result<QByteArray>()>;
    /// The payload as it is kept, or as `fetch` gets it; what `fetch` returns is under its hash and may be kept.
    /// Whoever asks while somebody else fetches waits for him; when he fails, the next one tries. With `calledOff` set,
    /// waiting ends with Cancelled, see wake(). Errors: those of `fetch`. Blocks: as `fetch`.
    [[nodiscard]] Result<QByteArray> get(const JobId& job, const QByteArray& key, const Fetch& fetch,
                                         const std::atomic<bool>& calledOff);
    /// Lets those who wait see that they are called off.
    void wake();

    [[nodiscard]] qsizetype bytes() const;

private:
    using Name = std::pair<JobId, QByteArray>;
    struct Kept {
        Name name;
        QByteArray payload;
    };
    void keep(const Name& name, const QByteArray& payload);

    const qsizetype m_maxBytes;
    mutable std::mutex m_mutex; // guards all below
    std::condition_variable m_changed;
    std::list<Kept> m_kept; ///< the one used last in front
    std::map<Name, std::list<Kept>::iterator> m_places;
    std::set<Name> m_fetching;
    qsizetype m_bytes = 0;
};

/// One connection's view of the inputs: through the cache to the store behind. Thread: as the store; callOff() on any.
/// Ownership: both outlive it.
class CachedInputs final : public BlobStore {
public:
    CachedInputs(InputCache& cache, BlobStore& store) : m_cache(cache), m_store(store) {}

    [[nodiscard]] Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override;
    [[nodiscard]] Result<QByteArray> put(const JobId& job, const QByteArray& payload) override {
        return m_store.put(job, payload);
    }
    [[nodiscard]] Result<std::size_t> removeSome(const JobId& job, std::size_t max) override {
        return m_store.removeSome(job, max);
    }
    [[nodiscard]] Result<std::vector<JobId>> jobs() override { return m_store.jobs(); }
    [[nodiscard]] Status putCard(const JobId& job, const JobCard& card) override { return m_store.putCard(job, card); }
    [[nodiscard]] Result<JobCard> card(const JobId& job) override { return m_store.card(job); }
    [[nodiscard]] Status remove(const JobId& job, const QByteArray& key) override { return m_store.remove(job, key); }
    [[nodiscard]] Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override {
        return m_store.removeForeign(from, max, cards);
    }
    /// For good: whoever waits for another's fetching does so no longer.
    void callOff();

private:
    InputCache& m_cache;
    BlobStore& m_store;
    std::atomic<bool> m_calledOff = false;
};

} // namespace gleaner
