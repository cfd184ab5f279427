// One logical queue over several: queues of one account, of several accounts, or both, where one queue's 2,000 messages
// a second are too few. Whoever uses it sees one MessageQueue.
//
//   put          goes round the shards
//   get          begins at its own shard and stays with it while it has something; visits the others when it is empty
//   update,
//   remove       the id of a message names its shard ("2.1b4e28ba-…")
//   the rest     goes to all; peek and properties merge
//
// A shard that cannot be reached, or refuses what another one does, is stepped over and tried again from time to time;
// one that lacks the queue gets it, if we may. Refused is said only when every shard refuses. Order holds within a
// shard only. Every process must name the same shards, in any order; blobs are not
// sharded (ConnectionList::forBlobs() says where they are).
//
// Thread: one at a time, as its accounts; trouble() on any. Ownership: accounts, clock and random outlive it.
#pragma once

#include "common/queue/queue_account.h"
#include "common/queue/shard_health.h"

namespace gleaner {

inline constexpr int kMaxShards = 64;

/// Where one share of every queue is: in `account`, under the queue's name and `suffix`.
struct QueueShard {
    QueueAccount* account;
    QString suffix; ///< "" or shardSuffix()
};

/// What stands behind a queue's name for the `number`th share in one account: nothing for the first (0), "-shard1" …
[[nodiscard]] QString shardSuffix(int number);

class ShardedQueueAccount final : public QueueAccount {
public:
    /// `shards`: 1..kMaxShards, one without a suffix among them; whoever lists sees the queues of those.
    ShardedQueueAccount(std::vector<QueueShard> shards, const Clock& clock, RandomSource& random);

    /// On all that can be reached and allow it, and at least one.
    [[nodiscard]] Result<Creation> create(const QString& name, const Metadata& metadata) override;
    /// From all; an error when one could not be reached, so that it can be repeated.
    [[nodiscard]] Status remove(const QString& name) override;
    [[nodiscard]] Result<QueuePage> list(const QString& prefix, const QString& marker, int max) override;
    [[nodiscard]] std::unique_ptr<MessageQueue> open(const QString& name) override;

    /// One sentence about the shards that fail at present; empty when none does. Thread: any.
    [[nodiscard]] QString trouble() const { return m_health.trouble(); }

private:
    friend class ShardedQueue;

    const std::vector<QueueShard> m_shards;
    const Clock& m_clock;
    RandomSource& m_random;
    ShardHealth m_health;
};

} // namespace gleaner
