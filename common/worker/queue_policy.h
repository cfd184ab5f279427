// What a queue tells its takers in its metadata: how long to hide a message, and when it counts as poison.
// Pure; safe on any thread.
#pragma once

#include "common/queue/message_queue.h"
#include "common/worker/worker_options.h"

namespace gleaner {

struct QueuePolicy {
    Seconds visibility{60};
    int poisonThreshold = 5;
    friend bool operator==(const QueuePolicy&, const QueuePolicy&) = default;
};

/// The options' values where the metadata has none, or one that is not a number within bounds.
[[nodiscard]] QueuePolicy policyFrom(const Metadata& metadata, const WorkerOptions& options);

/// Asks the queue. A queue that refuses to show its metadata (a token for taking only) is no error.
/// Errors: NotFound, Unavailable.  Blocks: one request.
[[nodiscard]] Result<QueuePolicy> readPolicy(MessageQueue& queue, const WorkerOptions& options);

} // namespace gleaner
