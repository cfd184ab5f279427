// One write and one sync for everyone who waits: operations append records to a buffer in memory, the commit thread
// brings buffer after buffer to the disk (FORMAT.md, "Commits" and "Failures while running").
//
//   append ─► pending ─swap─► writing ─write+sync─► durable: waiters released
//                               ▲ └── failed: waiters get the error, kept ──┐
//                               └────────────── tried again ───────────────┘
//
// Clients that were answered together come back together, some a moment too late for the next sync; two groups would
// then take turns, each waiting for the other's sync. So a commit waits for as many as waited before, but no longer
// than half of what the last one took.
//
// Thread: every method on any thread; waiters are called on the commit thread or at once. Ownership: owns the log.
#pragma once

#include "common/queue/queue_account.h"
#include "head_node/store/segment_log.h"

#include <condition_variable>
#include <deque>
#include <thread>

namespace gleaner {

class GroupCommit final : public CommitGate {
public:
    /// Called on the commit thread after a commit and when idle for a while; true: commit and call again soon.
    using Housekeeping = std::function<bool()>;

    /// `retryInterval` (> 0): between attempts on a failing disk, and the longest that unawaited records stay in
    /// memory.
    GroupCommit(std::unique_ptr<SegmentLog> log, Milliseconds retryInterval);
    ~GroupCommit() override { stop(); }
    GroupCommit(const GroupCommit&) = delete;
    GroupCommit& operator=(const GroupCommit&) = delete;

    /// Starts the commit thread; call once, before anything else.
    void start(Housekeeping housekeeping);
    /// Tries once more to write what is pending, and ends the commit thread. Afterwards only destruction.
    void stop();

    /// Appends and returns the record's position. Nobody is woken: whoever needs it on disk waits for it.
    std::uint64_t append(QByteArrayView record);
    /// DiskFull while the disk takes nothing; asks for another attempt then.
    [[nodiscard]] Status readiness();
    /// False while so much is kept for a failing disk that what nobody waits for is better not appended.
    [[nodiscard]] bool hasRoom() const;
    /// A record by position, wherever it is by now. Cheap; reading is left to the caller.
    [[nodiscard]] RecordSource locate(std::uint64_t position, qsizetype size) const;

    [[nodiscard]] CommitTicket position() const override;
    void whenDurable(CommitTicket ticket, std::function<void(const Status&)> done) override;
    void hasten() override;
    /// Blocks until all up to `ticket` is on disk, or an attempt failed.
    [[nodiscard]] Status waitUntilDurable(CommitTicket ticket);
    /// Blocks until all appended so far is on disk, or an attempt begun after this call failed.
    [[nodiscard]] Status flush();
    [[nodiscard]] bool isDurable(CommitTicket ticket) const;

    /// For housekeeping only.
    [[nodiscard]] SegmentLog& log() { return *m_log; }
    [[nodiscard]] const SegmentLog& log() const { return *m_log; }

private:
    struct Waiter {
        CommitTicket ticket;
        std::function<void(const Status&)> done;
    };

    void run();
    [[nodiscard]] bool attempt(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] bool somethingToDo() const;
    void gather(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] std::vector<Waiter> release(const Status& status);
    [[nodiscard]] std::uint64_t end() const {
        return m_durable + static_cast<std::uint64_t>(m_writing.size() + m_pending.size());
    }

    std::unique_ptr<SegmentLog> m_log;
    Milliseconds m_retryInterval;
    Housekeeping m_housekeeping;
    mutable std::mutex m_mutex; ///< for all below
    std::condition_variable m_wake;
    std::condition_variable m_attempted;
    QByteArray m_writing; ///< given to the log, not yet synced
    QByteArray m_pending; ///< what comes after it
    std::uint64_t m_durable = 0;
    std::uint64_t m_wanted = 0; ///< somebody waits up to here, now
    std::uint64_t m_failures = 0;
    Status m_state; ///< of the last attempt
    bool m_retry = false;
    bool m_stopping = false;
    std::deque<Waiter> m_waiters;                      ///< by ticket
    std::size_t m_usual = 0;                           ///< waited when the last commit ended: so many may come again
    std::chrono::steady_clock::duration m_patience{0}; ///< to wait for them
    bool m_gathering = false;
    std::thread m_thread;
};

} // namespace gleaner
