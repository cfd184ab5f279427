// Which chunks of one job are answered, out, to be scattered again or set aside: a pure state machine without clock,
// disk or queue. A bit for every chunk and a few words for every batch that is out, so that a job of ten million chunks
// takes a few megabytes. Thread: one at a time.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "head_node/engine/job_journal.h"

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <vector>

namespace gleaner {

/// On the queue or with a worker since `since`; the queue does not tell which of the two.
struct OutChunk {
    SequenceNumber sequence = 0;
    TimePoint since;
};

/// One chunk's life:
///
///   Unscattered ──► Out ──► Answered
///                   ▲ │ ╲
///     scatterAgain ─┘ ▼  ╲► SetAside ──retry──► Out (through scatterAgain)
///                  again      └──drop──► Dropped
///
/// An answer is welcome in every state but Answered: late is as good as in time.
class JobLedger {
public:
    /// `chunkCount`: 1 .. 2^48.
    explicit JobLedger(std::uint64_t chunkCount);

    // Restoring, in this order: answers, set-aside chunks, scatter marks.
    void restoreAnswer(SequenceNumber sequence);
    void restoreSetAside(const SetAsideChunk& chunk);
    /// `marks` as loadScatterMarks() gives them.
    void restoreMarks(const std::vector<ScatterMark>& marks);

    /// The next up to `max` chunks to put on the queue: those to be scattered again first, then new ones in order.
    [[nodiscard]] std::vector<SequenceNumber> nextToScatter(std::size_t max);
    /// They are on the queue now. Returns the marks to remember, runs of numbers joined.
    [[nodiscard]] std::vector<ScatterMark> scattered(const std::vector<SequenceNumber>& sequences, TimePoint at);
    /// They could not be put: they are to be scattered again.
    void notScattered(const std::vector<SequenceNumber>& sequences);

    /// Scatters everything anew that has been out since `before` or longer without an answer; returns how many.
    std::uint64_t ageOut(TimePoint before);
    /// Scatters everything anew that is out, e.g. after the queue was cleared; returns how many.
    std::uint64_t scatterAllAgain();
    void scatterAgain(SequenceNumber sequence);

    enum class Arrival { New, Duplicate, Stranger };
    /// What an answer to `sequence` would be; changes nothing. Stranger: no such chunk.
    [[nodiscard]] Arrival classify(SequenceNumber sequence) const;
    /// It is to be put on the queue, for the first time or anew.
    [[nodiscard]] bool isWaiting(SequenceNumber sequence) const {
        return sequence >= m_next || m_again.contains(sequence);
    }
    /// Takes note of an answer that is stored. Also ends being set aside or dropped.
    void answered(SequenceNumber sequence);

    void setAside(const SetAsideChunk& chunk);
    /// False when it is not set aside.
    bool retry(SequenceNumber sequence);
    /// False when it is not set aside. The job can finish without it.
    bool drop(SequenceNumber sequence);
    [[nodiscard]] const std::map<SequenceNumber, SetAsideChunk>& setAsideChunks() const { return m_setAside; }

    [[nodiscard]] std::uint64_t chunkCount() const { return m_chunkCount; }
    [[nodiscard]] std::uint64_t answeredCount() const { return m_answeredCount; }
    [[nodiscard]] std::uint64_t droppedCount() const { return m_droppedCount; }
    /// On the queue or with a worker, as far as the head knows.
    [[nodiscard]] std::uint64_t outCount() const;
    /// Not yet scattered, or to be scattered again.
    [[nodiscard]] std::uint64_t waitingCount() const;
    /// Every chunk is answered or dropped.
    [[nodiscard]] bool isComplete() const { return m_answeredCount + m_droppedCount == m_chunkCount; }
    /// All that is left waits for a person's decision.
    [[nodiscard]] bool needsPerson() const { return !isComplete() && outCount() == 0 && waitingCount() == 0; }
    /// Those that are out for longest, oldest first, at most `most`.
    [[nodiscard]] std::vector<OutChunk> chunksOut(std::size_t most);
    /// When the oldest batch that still lacks answers went out.
    [[nodiscard]] std::optional<TimePoint> oldestOut();
    /// The marks that still matter, to replace those on disk by; their number is what the disk should hold.
    [[nodiscard]] std::vector<ScatterMark> liveMarks();

private:
    [[nodiscard]] bool isAnswered(SequenceNumber sequence) const { return m_answered[sequence]; }
    [[nodiscard]] bool isOut(SequenceNumber sequence) const;
    [[nodiscard]] bool hasOut(const ScatterMark& mark) const;
    std::uint64_t queueAgain(const ScatterMark& mark);
    void forgetFinishedMarks();

    std::uint64_t m_chunkCount;
    std::vector<bool> m_answered;
    std::uint64_t m_answeredCount = 0;
    std::uint64_t m_droppedCount = 0;
    std::uint64_t m_answeredBeyond = 0; ///< answers to numbers >= m_next (of a previous life of the head)
    SequenceNumber m_next = 0;          ///< the first number never scattered
    std::set<SequenceNumber> m_again;   ///< below m_next, neither answered nor set aside
    std::map<SequenceNumber, SetAsideChunk> m_setAside;
    std::deque<ScatterMark> m_marks; ///< oldest first
};

} // namespace gleaner
