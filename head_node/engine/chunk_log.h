// What happened to a job's chunks, from scatter to answer, for a person who asks about one of them. Bounded: the newest
// events of each job since the head started; nothing of it is on disk. Thread: one at a time.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"

#include <deque>
#include <vector>

namespace gleaner {

enum class ChunkHappening { Scattered, TakenBack, Answered, Failed, SetAside, Retried, Dropped };

/// Of the chunks first .. first + count - 1.
struct ChunkEvent {
    ChunkHappening what = ChunkHappening::Scattered;
    SequenceNumber first = 0;
    std::uint64_t count = 1;
    TimePoint at;
    WorkerId worker; ///< who answered or failed
    QString detail;  ///< a failure's reason
};

class ChunkLog {
public:
    /// Some 3 MB when it is full.
    static constexpr std::size_t kMost = 20'000;

    void note(ChunkEvent event);
    /// Of one chunk, oldest first.
    [[nodiscard]] std::vector<ChunkEvent> of(SequenceNumber sequence) const;
    /// Older events are not here any more.
    [[nodiscard]] bool isFull() const { return m_events.size() == kMost; }

private:
    std::deque<ChunkEvent> m_events;
};

/// "scattered", "taken-back", "answered", "failed", "set-aside", "retried", "dropped".
[[nodiscard]] QString chunkHappeningName(ChunkHappening what);

} // namespace gleaner
