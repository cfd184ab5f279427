// The queues as the engine uses them, whoever serves them.
#pragma once

#include "common/base/result.h"
#include "common/blob/blob_store.h"
#include "common/queue/queue_account.h"

namespace gleaner {

// Names of a head's queues; the metadata of the work queue tells workers how to treat it.
inline constexpr char16_t kWorkQueueName[] = u"gleaner-work";
inline constexpr char16_t kAnswersQueueName[] = u"gleaner-answers";
inline constexpr char16_t kHeartbeatsQueueName[] = u"gleaner-heartbeats";

/// References outlive the engine. With a gate, `work` and `answers` return before their effect is durable and settle()
/// waits for it, so that one commit covers a batch; without one, each call is durable by itself.
struct HeadQueues {
    MessageQueue& work;
    MessageQueue& answers;
    CommitGate* gate = nullptr;
    BlobStore* inputs = nullptr;        ///< for chunks over the message limit; null: there is no such store
    BlobStore* largeAnswers = nullptr;  ///< for answers over it; the same
    MessageQueue* heartbeats = nullptr; ///< where workers say that they are there; null: nowhere
};

/// Waits until everything done so far is durable. Errors: DiskFull, Corrupt.  Blocks: one commit.
[[nodiscard]] Status settle(const HeadQueues& queues);

} // namespace gleaner
