// The queue that ShardedQueueAccount opens. Private to this folder. Thread: one at a time.
#pragma once

#include "common/queue/sharded_queue.h"

namespace gleaner {

class ShardedQueue final : public MessageQueue {
public:
    /// Begins at shards drawn by chance, so that a fleet spreads.
    ShardedQueue(ShardedQueueAccount& account, QString name);

    [[nodiscard]] Result<Lease> put(const QByteArray& text, const PutOptions& options) override;
    [[nodiscard]] Result<std::vector<Lease>> get(int count, Seconds visibility) override;
    [[nodiscard]] Result<std::vector<QueueMessage>> peek(int count) override;
    [[nodiscard]] Result<Receipt> update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                                         const std::optional<QByteArray>& text) override;
    [[nodiscard]] Status remove(const MessageId& id, const PopReceipt& receipt) override;
    /// Those that can be reached.
    [[nodiscard]] Status clear() override;
    [[nodiscard]] Result<QueueProperties> properties() override;
    /// All; an error when one could not be reached, so that it can be repeated.
    [[nodiscard]] Status setMetadata(const Metadata& metadata) override;
    [[nodiscard]] Result<std::vector<AccessPolicy>> accessPolicies() override;
    /// As setMetadata().
    [[nodiscard]] Status setAccessPolicies(const std::vector<AccessPolicy>& policies) override;

private:
    /// Shard and id within it.
    struct Address {
        std::size_t shard;
        MessageId id;
    };
    [[nodiscard]] std::optional<Address> addressOf(const MessageId& id) const;
    [[nodiscard]] std::vector<std::size_t> order(std::size_t start) const;
    [[nodiscard]] ShardRound newRound() const { return {m_account.m_health, m_queues.size()}; }
    /// Takes note of how `shard` did.
    template<typename T>
    void note(std::size_t shard, const Result<T>& outcome);
    /// `step` on the shard's queue, and once more when the queue was missing there and could be made.
    template<typename Step>
    [[nodiscard]] auto on(std::size_t shard, const Step& step) -> decltype(step(std::declval<MessageQueue&>()));
    /// `step` on all, also on those that failed last time; the last error.
    template<typename Step>
    [[nodiscard]] Status onAll(const Step& step);
    /// Gives the shard the queue as the others have it. Errors: NotFound (nobody has it), Unavailable (no right to).
    [[nodiscard]] Status heal(std::size_t shard);

    ShardedQueueAccount& m_account;
    QString m_name;
    std::vector<std::unique_ptr<MessageQueue>> m_queues;
    std::size_t m_nextPut;
    std::size_t m_home;
};

} // namespace gleaner
