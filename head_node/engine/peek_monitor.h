// What a queue holds, for people: decoded, and without changing anything. Thread: that of the queue it is given.
#pragma once

#include "common/queue/message_queue.h"
#include "common/wire/envelope_codec.h"

#include <QString>

namespace gleaner {

/// One message as a table shows it.
struct PeekedMessage {
    MessageId id;
    QString kind; ///< "chunk", "result", "failure", "heartbeat", or empty when it does not decode
    JobId job;    ///< null for a heartbeat
    SequenceNumber sequence = 0;
    QString detail; ///< in words: the computation, the worker, the failure's reason, or why it does not decode
    qsizetype textBytes = 0;
    int dequeueCount = 0;
    TimePoint inserted;
    TimePoint expires;
};

struct QueueView {
    QueueProperties properties;
    std::vector<PeekedMessage> front; ///< the oldest visible ones, at most kMaxMessagesPerGet
};

/// Properties and up to `count` (1..32) front messages. Only peeks. Errors: those of the queue.
[[nodiscard]] Result<QueueView> peekQueue(MessageQueue& queue, int count, qsizetype messageLimit = kMaxMessageLimit);

} // namespace gleaner
