// The durable queues as others see them. Two ways to use one store: Blocking methods return when their effect is on
// disk; Deferred ones return at once, and the caller holds its answer back until the store's CommitGate lets it go.
// Thread: every method on any thread. Ownership: the state outlives the account, the account its queues.
#pragma once

#include "common/queue/service_settings.h"
#include "head_node/store/queue_store_state.h"

namespace gleaner {

enum class Durability { Blocking, Deferred };

class DurableQueueAccount final : public QueueAccount, public ServiceSettings {
public:
    DurableQueueAccount(QueueStoreState& state, Durability durability) : m_state(state), m_durability(durability) {}

    [[nodiscard]] Result<Creation> create(const QString& name, const Metadata& metadata) override;
    [[nodiscard]] Status remove(const QString& name) override;
    [[nodiscard]] Result<QueuePage> list(const QString& prefix, const QString& marker, int max) override;
    [[nodiscard]] std::unique_ptr<MessageQueue> open(const QString& name) override;
    [[nodiscard]] QByteArray settings() override;
    [[nodiscard]] Status setSettings(const QByteArray& document) override;

private:
    QueueStoreState& m_state;
    Durability m_durability;
};

class DurableQueue final : public MessageQueue {
public:
    DurableQueue(QueueStoreState& state, Durability durability, QString name)
        : m_state(state), m_durability(durability), m_name(std::move(name)) {}

    [[nodiscard]] Result<Lease> put(const QByteArray& text, const PutOptions& options) override;
    /// Does not wait for the disk: a lease that is lost makes the message visible again, no more.
    /// Errors also: Corrupt (a text on disk fails its checksum).
    [[nodiscard]] Result<std::vector<Lease>> get(int count, Seconds visibility) override;
    /// Errors also: Corrupt.
    [[nodiscard]] Result<std::vector<QueueMessage>> peek(int count) override;
    [[nodiscard]] Result<Receipt> update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                                         const std::optional<QByteArray>& text) override;
    [[nodiscard]] Status remove(const MessageId& id, const PopReceipt& receipt) override;
    [[nodiscard]] Status clear() override;
    [[nodiscard]] Result<QueueProperties> properties() override;
    [[nodiscard]] Status setMetadata(const Metadata& metadata) override;
    [[nodiscard]] Result<std::vector<AccessPolicy>> accessPolicies() override;
    [[nodiscard]] Result<std::optional<AccessPolicy>> accessPolicy(const QString& id) override;
    [[nodiscard]] Status setAccessPolicies(const std::vector<AccessPolicy>& policies) override;

private:
    /// A message whose text is still to be read.
    struct Found {
        MessageState state;
        RecordSource source;
    };
    template<typename Action>
    auto reading(Action action) -> decltype(action(std::declval<StoredQueue&>(), TimePoint()));
    template<typename Action>
    auto writing(Action action) -> decltype(action(std::declval<StoredQueue&>(), TimePoint()));
    /// Under the state's mutex.
    [[nodiscard]] Found found(const QueueEntry<RecordPlace>& entry) const;
    template<typename Value, typename Convert>
    [[nodiscard]] Result<std::vector<Value>> withTexts(const Result<std::vector<Found>>& messages,
                                                       Convert convert) const;
    [[nodiscard]] Result<QByteArray> textOf(const Found& found) const;

    QueueStoreState& m_state;
    Durability m_durability;
    QString m_name;
};

} // namespace gleaner
