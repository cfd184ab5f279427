// How a worker reaches its queues. Each thread of a pool opens a connection of its own; nothing is shared between them.
#pragma once

#include "common/base/result.h"
#include "common/blob/blob_store.h"
#include "common/queue/message_queue.h"

#include <memory>

namespace gleaner {

/// One thread's way to the queues. Thread: one at a time, except abort().
class WorkerConnection {
public:
    virtual ~WorkerConnection() = default;
    [[nodiscard]] virtual MessageQueue& work() = 0;
    [[nodiscard]] virtual MessageQueue& answers() = 0;
    /// Where chunks' payloads over the message limit are; nullptr: there is no such place.
    [[nodiscard]] virtual BlobStore* inputs() = 0;
    /// Where answers over the message limit go; nullptr: there is no such place.
    [[nodiscard]] virtual BlobStore* largeAnswers() = 0;
    /// Where the pool says that it is alive; nullptr: nobody listens.
    [[nodiscard]] virtual MessageQueue* heartbeats() = 0;
    /// A request that is waiting fails at once with Unavailable, and so does every later one: a connection that was
    /// aborted is only good for being destroyed. Thread: any. Blocks: no.
    virtual void abort() = 0;
};

/// Opens connections. Outlives what it opened. Thread: any.
class WorkerQueues {
public:
    virtual ~WorkerQueues() = default;
    /// Blocks: no; it is the first request that goes to the network. Errors: InvalidArgument, Unavailable, Refused.
    [[nodiscard]] virtual Result<std::unique_ptr<WorkerConnection>> connect() = 0;
};

} // namespace gleaner
