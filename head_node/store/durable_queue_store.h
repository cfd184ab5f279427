// The head's queues on disk: opens a folder, says what it found, and gives two views and the gate between them
// (FORMAT.md). Thread: open() and destruction on one; the rest on any. Ownership: files, clock and random outlive it.
#pragma once

#include "head_node/store/durable_queue.h"
#include "head_node/store/log_compactor.h"

namespace gleaner {

/// What a start found.
struct OpenReport {
    std::size_t segments = 0;
    std::size_t queues = 0;
    std::uint64_t messages = 0; ///< not expired, hidden ones too
    std::uint64_t logBytes = 0;
    std::uint64_t bytesCutOff = 0;  ///< of a batch that was never acknowledged
    bool unfinishedSegment = false; ///< one was being made when the power went; removed

    /// One sentence for a log or a terminal.
    [[nodiscard]] QString summary() const;
};

class DurableQueueStore {
public:
    struct Options {
        std::uint64_t segmentBytes = 64U << 20U; ///< 4 KiB .. 1 GiB; a larger batch makes a larger segment
        Milliseconds retryInterval{1'000}; ///< 1 ms .. 1 h: of a failing disk; also how long a lease may stay unlogged
        std::uint64_t compactionSegments = 2; ///< dead bytes of so many segments are not worth compacting
    };

    /// Errors: Unavailable (another head uses it), Corrupt, Malformed (a newer format), DiskFull, Refused.
    [[nodiscard]] static Result<std::unique_ptr<DurableQueueStore>>
    open(FileSystem& files, const QString& folder, const Options& options, Clock& clock, RandomSource& random);
    /// Brings to the disk what nobody waited for.
    ~DurableQueueStore();

    [[nodiscard]] QueueAccount& blocking() { return m_blocking; }
    [[nodiscard]] QueueAccount& deferred() { return m_deferred; }
    /// Of the queue service; its operations return at once, as deferred()'s do.
    [[nodiscard]] ServiceSettings& settings() { return m_deferred; }
    [[nodiscard]] CommitGate& gate() { return m_commit; }
    [[nodiscard]] const OpenReport& report() const { return m_report; }

    /// Blocks until all that was done so far is on disk; while the disk is full this is one more attempt.
    [[nodiscard]] Status flush() { return m_commit.flush(); }
    [[nodiscard]] std::uint64_t logBytes() const;
    /// False when compaction met a damaged record and stopped: the log only grows until the head is restarted.
    [[nodiscard]] bool isHealthy() const { return m_compactor.isHealthy(); }

private:
    DurableQueueStore(std::unique_ptr<FileLock> lock, std::unique_ptr<SegmentLog> log, QueueCatalog catalog,
                      const Options& options, Clock& clock, RandomSource& random);

    std::unique_ptr<FileLock> m_lock;
    OpenReport m_report;
    GroupCommit m_commit;
    QueueStoreState m_state;
    LogCompactor m_compactor;
    DurableQueueAccount m_blocking;
    DurableQueueAccount m_deferred;
};

} // namespace gleaner
