#include "head_node/store/group_commit.h"

#include "common/base/bytes.h"

#include <algorithm>
#include <iterator>

namespace gleaner {

namespace {
constexpr qsizetype kMaxUnawaitedBytes = 16 << 20;
constexpr qsizetype kMaxSpareBytes = 1 << 20;
constexpr Milliseconds kLongestPatience{5};
} // namespace

GroupCommit::GroupCommit(std::unique_ptr<SegmentLog> log, Milliseconds retryInterval)
    : m_log(std::move(log)), m_retryInterval(retryInterval), m_durable(m_log->end()) {}

void GroupCommit::stop() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void GroupCommit::start(Housekeeping housekeeping) {
    m_housekeeping = std::move(housekeeping);
    m_thread = std::thread([this] { run(); });
}

std::uint64_t GroupCommit::append(QByteArrayView record) {
    const std::scoped_lock lock(m_mutex);
    if (m_pending.isEmpty())
        encodeRecord(m_pending, MarkRecord{end(), m_log->logId()}); // into the memory of an earlier batch
    const std::uint64_t position = end();
    appendBytes(m_pending, record);
    return position;
}

Status GroupCommit::readiness() {
    const std::scoped_lock lock(m_mutex);
    if (!m_state) {
        m_retry = true;
        m_wake.notify_one();
    }
    return m_state;
}

bool GroupCommit::hasRoom() const {
    const std::scoped_lock lock(m_mutex);
    return m_state || m_pending.size() < kMaxUnawaitedBytes;
}

RecordSource GroupCommit::locate(std::uint64_t position, qsizetype size) const {
    {
        const std::scoped_lock lock(m_mutex);
        if (position >= m_durable) {
            const auto offset = static_cast<qsizetype>(position - m_durable);
            if (offset < m_writing.size())
                return {m_writing.mid(offset, size), nullptr, 0, size};
            return {m_pending.mid(offset - m_writing.size(), size), nullptr, 0, size};
        }
    }
    return m_log->locate(position, size);
}

CommitTicket GroupCommit::position() const {
    const std::scoped_lock lock(m_mutex);
    return end();
}

bool GroupCommit::isDurable(CommitTicket ticket) const {
    const std::scoped_lock lock(m_mutex);
    return ticket <= m_durable;
}

void GroupCommit::whenDurable(CommitTicket ticket, std::function<void(const Status&)> done) {
    std::unique_lock lock(m_mutex);
    if (ticket > m_durable && m_state) {
        auto place = m_waiters.end(); // nearly always: tickets only grow, but threads may overtake each other here
        while (place != m_waiters.begin() && std::prev(place)->ticket > ticket)
            --place;
        m_waiters.insert(place, Waiter{ticket, std::move(done)});
        return;
    }
    const Status status = ticket <= m_durable ? Status() : m_state;
    lock.unlock();
    done(status);
}

void GroupCommit::hasten() {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiters.empty() || m_waiters.back().ticket <= m_wanted)
            return;
        m_wanted = m_waiters.back().ticket;
        if (m_gathering && m_waiters.size() < m_usual)
            return;
    }
    m_wake.notify_one();
}

Status GroupCommit::waitUntilDurable(CommitTicket ticket) {
    std::unique_lock lock(m_mutex);
    if (ticket <= m_durable || !m_state)
        return ticket <= m_durable ? Status() : m_state;
    m_wanted = std::max(m_wanted, ticket);
    const std::uint64_t failures = m_failures;
    m_wake.notify_one();
    m_attempted.wait(lock, [&] { return ticket <= m_durable || m_failures != failures; });
    return ticket <= m_durable ? Status() : m_state;
}

Status GroupCommit::flush() {
    std::unique_lock lock(m_mutex);
    const CommitTicket ticket = end();
    m_wanted = std::max(m_wanted, ticket);
    // An attempt may be under way that began before this call; the one after it counts.
    for (int attempt = 0; attempt < 2 && ticket > m_durable; ++attempt) {
        const std::uint64_t failures = m_failures;
        m_retry = true;
        m_wake.notify_one();
        m_attempted.wait(lock, [&] { return ticket <= m_durable || m_failures != failures; });
    }
    return ticket <= m_durable ? Status() : m_state;
}

bool GroupCommit::somethingToDo() const {
    return m_stopping || m_retry || (m_state && m_wanted > m_durable);
}

void GroupCommit::gather(std::unique_lock<std::mutex>& lock) {
    const auto isEnough = [this] { return m_stopping || m_retry || m_waiters.size() >= m_usual; };
    if (!m_state || isEnough())
        return;
    m_gathering = true;
    m_wake.wait_for(lock, m_patience, isEnough);
    m_gathering = false;
}

void GroupCommit::run() {
    std::unique_lock lock(m_mutex);
    bool again = false;
    for (;;) {
        if (!again)
            m_wake.wait_for(lock, m_retryInterval, [this] { return somethingToDo(); });
        gather(lock);
        const bool stopping = m_stopping;
        const auto begun = std::chrono::steady_clock::now();
        const bool written = attempt(lock);
        m_patience = std::min<std::chrono::steady_clock::duration>((std::chrono::steady_clock::now() - begun) / 2,
                                                                   kLongestPatience);
        if (stopping && (!written || m_pending.isEmpty()))
            return;
        again = false;
        if (written) {
            lock.unlock();
            again = m_housekeeping();
            lock.lock();
        }
    }
}

/// Brings what is there now to the disk; false when the disk does not take it. `lock` is released meanwhile.
bool GroupCommit::attempt(std::unique_lock<std::mutex>& lock) {
    m_retry = false;
    if (m_writing.isEmpty())
        std::swap(m_writing, m_pending);
    Status status;
    if (!m_writing.isEmpty()) {
        const QByteArray batch = m_writing;
        lock.unlock();
        status = m_log->write(batch);
        lock.lock();
    }
    if (status) {
        m_durable += static_cast<std::uint64_t>(m_writing.size());
        m_writing.resize(0); // its memory serves the next batch
        if (m_writing.capacity() > kMaxSpareBytes)
            m_writing = QByteArray();
    } else {
        ++m_failures;
    }
    m_usual = m_waiters.size();
    const std::vector<Waiter> released = release(status);
    Status outcome = status; // moved, not assigned: QString's assignment is Qt's own code, which TSan cannot see into
    m_state = std::move(outcome);
    m_attempted.notify_all();
    if (!released.empty()) {
        lock.unlock();
        for (const auto& waiter : released)
            waiter.done(status);
        lock.lock();
    }
    return status.has_value();
}

/// Takes out who learns something now: those whose bytes are on disk; after a failed attempt, all.
std::vector<GroupCommit::Waiter> GroupCommit::release(const Status& status) {
    const auto isOpen = [this](const Waiter& waiter) { return waiter.ticket > m_durable; };
    const auto end = status ? std::ranges::find_if(m_waiters, isOpen) : m_waiters.end();
    std::vector<Waiter> released(std::move_iterator(m_waiters.begin()), std::move_iterator(end));
    m_waiters.erase(m_waiters.begin(), end);
    return released;
}

} // namespace gleaner
