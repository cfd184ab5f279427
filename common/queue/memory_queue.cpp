#include "common/queue/memory_queue.h"

#include "common/queue/queue_tokens.h"

namespace gleaner {

/// One queue of the account, looked up anew at each call.
class MemoryQueue final : public MessageQueue {
public:
    MemoryQueue(MemoryQueueAccount& account, QString name) : m_account(account), m_name(std::move(name)) {}

    Result<Lease> put(const QByteArray& text, const PutOptions& options) override {
        if (const auto checked = checkPut(text, options); !checked)
            return failure(checked.error());
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint now) -> Result<Lease> {
            const TimePoint nextVisible = now + options.visibilityDelay;
            const MessageState state = newMessage(m_account.m_ids, m_account.m_random, now, options);
            return toLease(queue.messages.put(state, text, now).state, text, nextVisible);
        });
    }

    Result<std::vector<Lease>> get(int count, Seconds visibility) override {
        if (const auto checked = checkGet(count, visibility); !checked)
            return failure(checked.error());
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint now) -> Result<std::vector<Lease>> {
            std::vector<Lease> leases;
            const auto newReceipt = [this] { return m_account.m_random.next(); };
            for (const auto* entry : queue.messages.take(count, visibility, now, newReceipt))
                leases.push_back(toLease(entry->state, entry->body, entry->state.hiddenUntil));
            return leases;
        });
    }

    Result<std::vector<QueueMessage>> peek(int count) override {
        if (const auto checked = checkCount(count); !checked)
            return failure(checked.error());
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint now) -> Result<std::vector<QueueMessage>> {
            std::vector<QueueMessage> messages;
            for (const auto* entry : queue.messages.ready(count, now))
                messages.push_back(toMessage(entry->state, entry->body));
            return messages;
        });
    }

    Result<Receipt> update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                           const std::optional<QByteArray>& text) override {
        if (const auto checked = checkUpdate(visibility, text); !checked)
            return failure(checked.error());
        const auto claim = parseClaim(id, receipt);
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint now) -> Result<Receipt> {
            const auto entry = queue.messages.find(claim, now);
            if (!entry)
                return failure(entry.error());
            const TimePoint nextVisible = now + visibility;
            queue.messages.update(**entry, m_account.m_random.next(), nextVisible, now);
            if (text)
                queue.messages.replaceBody(**entry, *text);
            return Receipt{receiptText((*entry)->state.receipt), nextVisible};
        });
    }

    Status remove(const MessageId& id, const PopReceipt& receipt) override {
        const auto claim = parseClaim(id, receipt);
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint now) -> Status {
            const auto entry = queue.messages.find(claim, now);
            if (!entry)
                return failure(entry.error());
            queue.messages.remove(**entry);
            return {};
        });
    }

    Status clear() override {
        QueueIndex<QByteArray> removed; // destroyed after the lock is released
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint) -> Status {
            queue.messages.swap(removed);
            return {};
        });
    }

    Result<QueueProperties> properties() override {
        return withQueue([](MemoryQueueAccount::Queue& queue, TimePoint now) -> Result<QueueProperties> {
            return QueueProperties{queue.metadata, queue.messages.count(now)};
        });
    }

    Status setMetadata(const Metadata& metadata) override {
        if (const auto checked = checkMetadata(metadata); !checked)
            return checked;
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint) -> Status {
            queue.metadata = metadata;
            return {};
        });
    }

    Result<std::vector<AccessPolicy>> accessPolicies() override {
        return withQueue([](MemoryQueueAccount::Queue& queue, TimePoint) -> Result<std::vector<AccessPolicy>> {
            return queue.policies;
        });
    }

    Result<std::optional<AccessPolicy>> accessPolicy(const QString& id) override {
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint) -> Result<std::optional<AccessPolicy>> {
            const AccessPolicy* policy = findPolicy(queue.policies, id);
            return policy ? std::optional(*policy) : std::nullopt;
        });
    }

    Status setAccessPolicies(const std::vector<AccessPolicy>& policies) override {
        if (const auto checked = checkAccessPolicies(policies, kQueuePermissions); !checked)
            return checked;
        return withQueue([&](MemoryQueueAccount::Queue& queue, TimePoint) -> Status {
            queue.policies = policies;
            return {};
        });
    }

private:
    template<typename Action>
    auto withQueue(Action action) -> decltype(action(std::declval<MemoryQueueAccount::Queue&>(), TimePoint())) {
        const std::scoped_lock lock(m_account.m_mutex);
        const auto queue = m_account.m_queues.find(m_name);
        if (!queue)
            return failure(queue.error());
        return action(**queue, m_account.m_clock.now());
    }

    MemoryQueueAccount& m_account;
    QString m_name;
};

Result<Creation> MemoryQueueAccount::create(const QString& name, const Metadata& metadata) {
    const std::scoped_lock lock(m_mutex);
    if (const auto checked = m_queues.checkCreate(name, metadata); !checked)
        return failure(checked.error());
    if (m_queues.contains(name))
        return Creation::AlreadyThere;
    m_queues.add(name, Queue(metadata));
    return Creation::Created;
}

Status MemoryQueueAccount::remove(const QString& name) {
    std::unique_lock lock(m_mutex);
    auto removed = m_queues.take(name);
    lock.unlock(); // many messages take a while to destroy
    return removed ? Status() : failure(removed.error());
}

Result<QueuePage> MemoryQueueAccount::list(const QString& prefix, const QString& marker, int max) {
    const std::scoped_lock lock(m_mutex);
    return m_queues.list(prefix, marker, max);
}

QByteArray MemoryQueueAccount::settings() {
    const std::scoped_lock lock(m_mutex);
    return m_settings;
}

Status MemoryQueueAccount::setSettings(const QByteArray& document) {
    if (const auto checked = checkServiceSettings(document); !checked)
        return checked;
    const std::scoped_lock lock(m_mutex);
    m_settings = document;
    return {};
}

std::unique_ptr<MessageQueue> MemoryQueueAccount::open(const QString& name) {
    return std::make_unique<MemoryQueue>(*this, name);
}

} // namespace gleaner
