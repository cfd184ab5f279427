#include "head_node/host/container_maker.h"

#include "head_node/host/embedded_blobs.h"

namespace gleaner {

namespace {
constexpr Milliseconds kRetryAfter{3'000};
} // namespace

ContainerMaker::ContainerMaker(ConnectionString where, const Clock& clock, RandomSource& random, RequestBoard* board)
    : m_where(std::move(where)), m_clock(clock), m_random(random), m_board(board),
      m_trouble(QStringLiteral("The head is about to look for the place of large chunks and answers.")) {
    m_thread = std::thread([this] { run(); });
}

ContainerMaker::~ContainerMaker() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
        if (m_blobs)
            m_blobs->abort();
    }
    m_changed.notify_all();
    m_thread.join();
}

Status ContainerMaker::ready() const {
    const std::scoped_lock lock(m_mutex);
    return m_isReady ? Status() : failure(ErrorCode::Unavailable, m_trouble);
}

void ContainerMaker::makeAgain() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isReady = false;
        m_trouble = QStringLiteral("A container of large chunks or answers is gone; it is made anew.");
    }
    m_changed.notify_all();
}

void ContainerMaker::run() {
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        if (m_isReady) {
            m_changed.wait(lock);
            continue;
        }
        lock.unlock();
        const Status made = attempt();
        lock.lock();
        m_isReady = made.has_value();
        if (made)
            continue;
        m_trouble = QStringLiteral("Chunks and answers over the message limit wait until their place can be reached: "
                                   "%1")
                        .arg(made.error().message);
        m_changed.wait_for(lock, kRetryAfter, [this] { return m_isStopping; });
    }
    m_blobs.reset(); // on the thread that opened it
}

Status ContainerMaker::attempt() {
    if (!m_blobs) { // only this thread changes it
        auto opened = RemoteBlobs::open(m_where, m_clock, m_random, m_board);
        if (!opened)
            return failure(opened.error());
        const std::scoped_lock lock(m_mutex);
        m_blobs = std::move(*opened);
        if (m_isStopping)
            m_blobs->abort();
    }
    return createJobContainers(m_blobs->account());
}

/// Only a container can be missing where no blob is named.
template<typename T>
Result<T> AwaitedBlobStore::needingContainer(Result<T> outcome) {
    if (outcome || outcome.error().code != ErrorCode::NotFound)
        return outcome;
    m_maker.makeAgain();
    return failure(ErrorCode::Unavailable, outcome.error().message);
}

Result<QByteArray> AwaitedBlobStore::put(const JobId& job, const QByteArray& payload) {
    return m_maker.ready().and_then([&] { return needingContainer(m_store.put(job, payload)); });
}

Result<QByteArray> AwaitedBlobStore::get(const JobId& job, const QByteArray& key, qsizetype maxBytes) {
    return m_maker.ready().and_then([&] { return m_store.get(job, key, maxBytes); });
}

Result<std::size_t> AwaitedBlobStore::removeSome(const JobId& job, std::size_t max) {
    return m_maker.ready().and_then([&] { return needingContainer(m_store.removeSome(job, max)); });
}

Result<std::vector<JobId>> AwaitedBlobStore::jobs() {
    return m_maker.ready().and_then([&] { return needingContainer(m_store.jobs()); });
}

Status AwaitedBlobStore::putCard(const JobId& job, const JobCard& card) {
    return m_maker.ready().and_then([&] { return needingContainer(m_store.putCard(job, card)); });
}

Result<JobCard> AwaitedBlobStore::card(const JobId& job) {
    return m_maker.ready().and_then([&] { return m_store.card(job); });
}

Status AwaitedBlobStore::remove(const JobId& job, const QByteArray& key) {
    return m_maker.ready().and_then([&] { return m_store.remove(job, key); });
}

Result<BlobStore::ForeignSweep> AwaitedBlobStore::removeForeign(const QString& from, std::size_t max, Cards cards) {
    return m_maker.ready().and_then([&] { return needingContainer(m_store.removeForeign(from, max, cards)); });
}

} // namespace gleaner
