// Keeps the queue log short: moves what is alive in the oldest segment to the end and drops the file (FORMAT.md,
// "Compaction"). A step at a time, each about a millisecond. Thread: the commit thread.
#pragma once

#include "head_node/store/queue_store_state.h"

#include <atomic>

namespace gleaner {

class LogCompactor {
public:
    /// `slackBytes`: dead bytes that are never worth the work. `state` outlives this.
    LogCompactor(QueueStoreState& state, std::uint64_t slackBytes);

    /// True when there is more to do after the next commit.
    [[nodiscard]] bool step();
    /// False when a damaged record ended compaction for good. Thread: any.
    [[nodiscard]] bool isHealthy() const { return m_healthy; }

private:
    [[nodiscard]] bool isWorthwhile();
    void moveSlice();
    void move(const SegmentReader::Item& item);
    void moveMessage(const MessageRecord& record, std::uint64_t position);
    void moveQueue(const QueueRecord& record, std::uint64_t position);
    void movePolicies(const PoliciesRecord& record, std::uint64_t position);
    void moveSettings(const SettingsRecord& record, std::uint64_t position);
    [[nodiscard]] bool drop();

    QueueStoreState& m_state;
    std::uint64_t m_slackBytes;
    std::uint64_t m_nextCheck = 0; ///< log size below which it is not worth counting again
    std::optional<Segment> m_segment;
    std::optional<SegmentReader> m_reader;
    CommitTicket m_moved = 0; ///< all moved records end before this
    std::atomic<bool> m_healthy = true;
};

} // namespace gleaner
