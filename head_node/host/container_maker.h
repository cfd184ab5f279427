// Makes the containers that jobs use in an account that may be out of reach for long, so that neither the start nor the
// engine waits for it; and the blob stores that say Unavailable until then. Thread: one of its own.
#pragma once

#include "common/client/remote_blobs.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace gleaner {

class ContainerMaker {
public:
    /// Opens the blobs of `where` with sockets of its own, and tries until they can be reached. Clock, random and board
    /// outlive this.
    ContainerMaker(ConnectionString where, const Clock& clock, RandomSource& random, RequestBoard* board);
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

    const ConnectionString m_where;
    const Clock& m_clock;
    RandomSource& m_random;
    RequestBoard* const m_board;
    mutable std::mutex m_mutex; // guards all below but m_thread
    std::condition_variable m_changed;
    std::unique_ptr<RemoteBlobs> m_blobs; ///< used by the maker's thread alone, but for abort()
    bool m_isReady = false;
    bool m_isStopping = false;
    QString m_trouble;
    std::thread m_thread;
};

/// A store in one of the maker's containers. Whatever is asked of it before they are there is Unavailable, and so is a
/// put() or a look at a container that is gone. Both given outlive it. Thread: as `store`.
class AwaitedBlobStore final : public BlobStore {
public:
    AwaitedBlobStore(ContainerMaker& maker, BlobStore& store) : m_maker(maker), m_store(store) {}
    [[nodiscard]] Result<QByteArray> put(const JobId& job, const QByteArray& payload) override;
    [[nodiscard]] Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override;
    [[nodiscard]] Result<std::size_t> removeSome(const JobId& job, std::size_t max) override;
    [[nodiscard]] Result<std::vector<JobId>> jobs() override;
    [[nodiscard]] Status putCard(const JobId& job, const JobCard& card) override;
    [[nodiscard]] Result<JobCard> card(const JobId& job) override;
    [[nodiscard]] Status remove(const JobId& job, const QByteArray& key) override;
    [[nodiscard]] Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override;

private:
    template<typename T>
    [[nodiscard]] Result<T> needingContainer(Result<T> outcome);

    ContainerMaker& m_maker;
    BlobStore& m_store;
};

} // namespace gleaner
