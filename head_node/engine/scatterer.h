// Puts chunks on the work queue. Thread: one at a time.
#pragma once

#include "common/wire/envelope_codec.h"
#include "head_node/engine/active_job.h"
#include "head_node/engine/head_queues.h"

namespace gleaner {

class Scatterer {
public:
    /// `timeToLive` of every message: 1 s .. 7 days. `messageLimit`: the queue's, in bytes after Base64.
    Scatterer(const HeadQueues& queues, Seconds timeToLive, qsizetype messageLimit)
        : m_queues(queues), m_timeToLive(timeToLive), m_messageLimit(messageLimit) {}

    /// Puts the job's next up to `max` chunks on the queue, durably, and then remembers that they are there; returns
    /// how many. A crash in between scatters them twice, never not at all. What could not be put is tried again next
    /// time. Errors: TooLarge (a chunk fits into no message: the job cannot be done so), DiskFull, Unavailable,
    /// Refused.
    [[nodiscard]] Result<std::size_t> scatter(ActiveJob& job, std::size_t max, TimePoint now);

private:
    [[nodiscard]] Status put(const ActiveJob& job, SequenceNumber sequence);
    [[nodiscard]] Result<QByteArray> encode(const ActiveJob& job, SequenceNumber sequence);

    HeadQueues m_queues;
    Seconds m_timeToLive;
    qsizetype m_messageLimit;
};

} // namespace gleaner
