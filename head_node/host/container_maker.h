// Makes the containers that jobs use in an account that may be out of reach for long, so that neither the start nor the
// engine waits for it; and the blob stores that say Unavailable until then. Thread: one of its own.
#pragma once

#include "common/azure/request_board.h"
#include "common/base/clock.h"
#include "common/base/random.h"
#include "common/blob/blob_account.h"
#include "common/blob/blob_store.h"
#include "common/rest/connection_string.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace gleaner {

/// An account that the maker's thread alone uses, but for abort().
class AbortableBlobs {
public:
    virtual ~AbortableBlobs() = default;
    [[nodiscard]] virtual BlobAccount& account() = 0;
    /// The request in progress, and every later one, fails promptly. Thread: any.
    virtual void abort() = 0;
};

class ContainerMaker {
public:
    /// The pause after an attempt failed; `retryAfter` may be another.
    static constexpr Milliseconds kRetryAfter{3'000};
    /// Called once, on the maker's thread. Errors: any; it is called again after the pause.
    using Open = std::function<Result<std::unique_ptr<AbortableBlobs>>()>;

    explicit ContainerMaker(Open open, Milliseconds retryAfter = kRetryAfter);
    /// Blocks: until the request in progress is aborted.
    ~ContainerMaker();
    ContainerMaker(const ContainerMaker&) = delete;
    ContainerMaker& operator=(const ContainerMaker&) = delete;

    /// Success: the containers are there. Errors: Unavailable, saying why not yet. Thread: any.
    [[nodiscard]] Status ready() const;
    /// Somebody removed a container: ready() is no more, until they are made anew. Thread: any.
    void makeAgain();

private:
    void run();
    [[nodiscard]] Status attempt();

    const Open m_open;
    const Milliseconds m_retryAfter;
    mutable std::mutex m_mutex; // guards all below but m_thread
    std::condition_variable m_changed;
    std::unique_ptr<AbortableBlobs> m_blobs;
    bool m_isReady = false;
    bool m_isStopping = false;
    QString m_trouble;
    std::thread m_thread;
};

/// Opens the blobs of a connection string with sockets of the maker's own. All but `where` outlives the maker.
[[nodiscard]] ContainerMaker::Open blobsAt(const ConnectionString& where, const Clock& clock, RandomSource& random,
                                           RequestBoard* board);

/// A store in one of the maker's containers. Whatever is asked of it before they are there is Unavailable, and so is a
/// put() or a look at a container that is gone. Both given outlive it. Thread: as `store`.
class AwaitedBlobStore final : public BlobStore {
public:
    AwaitedBlobStore(ContainerMaker& maker, BlobStore& store) : m_maker(maker), m_store(store) {}
    [[nodiscard]] Result<QByteArray> put(const JobId& job, const QByteArray& payload) override;
    [[nodiscard]] Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override;
    [[nodiscard]] Result<std::size_t> removeSome(const JobId& job, std::size_t max) override;
    [[nodiscard]] Result<std::vector<JobId>> jobs() override;

private:
    template<typename T>
    [[nodiscard]] Result<T> needingContainer(Result<T> outcome);

    ContainerMaker& m_maker;
    BlobStore& m_store;
};

} // namespace gleaner
