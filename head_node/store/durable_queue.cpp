#include "head_node/store/durable_queue.h"

#include "common/queue/queue_tokens.h"

namespace gleaner {

namespace {

/// The result, once it is on disk up to `ticket`; at once where the caller waits by itself or there was an error.
template<typename T>
Result<T> whenOnDisk(QueueStoreState& state, Durability durability, CommitTicket ticket, Result<T> result) {
    if (!result || durability == Durability::Deferred)
        return result;
    if (const auto durable = state.commit.waitUntilDurable(ticket); !durable)
        return failure(durable.error());
    return result;
}

} // namespace

Result<Creation> DurableQueueAccount::create(const QString& name, const Metadata& metadata) {
    std::unique_lock lock(m_state.mutex);
    QueueCatalog& catalog = m_state.catalog;
    if (const auto checked = catalog.table().checkCreate(name, metadata); !checked)
        return failure(checked.error());
    if (const auto existing = catalog.table().find(name)) {
        const CommitTicket ticket = placeEnd((*existing)->definition); // it may be there in memory only so far
        lock.unlock();
        return whenOnDisk<Creation>(m_state, m_durability, ticket, Creation::AlreadyThere);
    }
    if (const auto ready = m_state.commit.readiness(); !ready)
        return failure(ready.error());
    const std::uint64_t number = catalog.newNumber();
    const RecordPlace place = m_state.append(QueueRecord{number, name, metadata});
    catalog.add(name, number, metadata, place);
    lock.unlock();
    return whenOnDisk<Creation>(m_state, m_durability, placeEnd(place), Creation::Created);
}

Status DurableQueueAccount::remove(const QString& name) {
    std::unique_lock lock(m_state.mutex);
    if (const auto ready = m_state.commit.readiness(); !ready)
        return ready;
    const auto removed = m_state.catalog.take(name); // destroyed after the lock is released
    if (!removed)
        return failure(removed.error());
    const RecordPlace place = m_state.append(QueueRemovedRecord{removed->number});
    lock.unlock();
    return whenOnDisk<void>(m_state, m_durability, placeEnd(place), {});
}

Result<QueuePage> DurableQueueAccount::list(const QString& prefix, const QString& marker, int max) {
    const std::scoped_lock lock(m_state.mutex);
    return m_state.catalog.table().list(prefix, marker, max);
}

QByteArray DurableQueueAccount::settings() {
    const std::scoped_lock lock(m_state.mutex);
    return m_state.catalog.settings().document;
}

Status DurableQueueAccount::setSettings(const QByteArray& document) {
    if (const auto checked = checkServiceSettings(document); !checked)
        return checked;
    std::unique_lock lock(m_state.mutex);
    if (const auto ready = m_state.commit.readiness(); !ready)
        return ready;
    const RecordPlace place = m_state.append(SettingsRecord{document});
    m_state.catalog.setSettings(document, place);
    lock.unlock();
    return whenOnDisk<void>(m_state, m_durability, placeEnd(place), {});
}

std::unique_ptr<MessageQueue> DurableQueueAccount::open(const QString& name) {
    return std::make_unique<DurableQueue>(m_state, m_durability, name);
}

template<typename Action>
auto DurableQueue::reading(Action action) -> decltype(action(std::declval<StoredQueue&>(), TimePoint())) {
    const std::scoped_lock lock(m_state.mutex);
    const auto queue = m_state.catalog.table().find(m_name);
    if (!queue)
        return failure(queue.error());
    return action(**queue, m_state.clock.now());
}

/// `action` changes the index and appends its record, both or neither.
template<typename Action>
auto DurableQueue::writing(Action action) -> decltype(action(std::declval<StoredQueue&>(), TimePoint())) {
    using Value = typename decltype(action(std::declval<StoredQueue&>(), TimePoint()))::value_type;
    CommitTicket ticket = 0;
    auto result = reading([&](StoredQueue& queue, TimePoint now) -> Result<Value> {
        if (const auto ready = m_state.commit.readiness(); !ready)
            return failure(ready.error());
        auto changed = action(queue, now);
        ticket = m_state.commit.position();
        return changed;
    });
    return whenOnDisk<Value>(m_state, m_durability, ticket, std::move(result));
}

DurableQueue::Found DurableQueue::found(const QueueEntry<RecordPlace>& entry) const {
    return {entry.state, m_state.commit.locate(entry.body.position, entry.body.size())};
}

Result<QByteArray> DurableQueue::textOf(const Found& found) const {
    const auto bytes = found.source.read();
    if (!bytes)
        return failure(bytes.error());
    const auto sized = decodeRecord(*bytes);
    const auto* record = sized ? std::get_if<MessageRecord>(&sized->record) : nullptr;
    if (!record || record->state.id != found.state.id)
        return failure(ErrorCode::Corrupt,
                       QStringLiteral("The text of message %1 is damaged on disk; put the data folder back "
                                      "from a backup, or clear the queue \"%2\".")
                           .arg(messageIdText(found.state.id).value(), m_name));
    return record->text.toByteArray();
}

Result<Lease> DurableQueue::put(const QByteArray& text, const PutOptions& options) {
    if (const auto checked = checkPut(text, options); !checked)
        return failure(checked.error());
    return writing([&](StoredQueue& queue, TimePoint now) -> Result<Lease> {
        const TimePoint nextVisible = now + options.visibilityDelay;
        const MessageState state = newMessage(m_state.ids, m_state.random, now, options);
        auto& entry = queue.messages.put(state, {}, now);
        queue.messages.replaceBody(entry, m_state.append(MessageRecord{queue.number, entry.state, text}));
        return toLease(entry.state, text, nextVisible);
    });
}

template<typename Value, typename Convert>
Result<std::vector<Value>> DurableQueue::withTexts(const Result<std::vector<Found>>& messages, Convert convert) const {
    if (!messages)
        return failure(messages.error());
    std::vector<Value> values;
    for (const Found& message : *messages) {
        auto text = textOf(message);
        if (!text)
            return failure(text.error());
        values.push_back(convert(message.state, std::move(*text)));
    }
    return values;
}

Result<std::vector<Lease>> DurableQueue::get(int count, Seconds visibility) {
    if (const auto checked = checkGet(count, visibility); !checked)
        return failure(checked.error());
    const auto taken = reading([&](StoredQueue& queue, TimePoint now) -> Result<std::vector<Found>> {
        std::vector<Found> messages;
        const auto newReceipt = [this] { return m_state.random.next(); };
        for (const auto* entry : queue.messages.take(count, visibility, now, newReceipt)) {
            if (m_state.commit.hasRoom())
                (void)m_state.append(LeaseRecord{queue.number, entry->state});
            messages.push_back(found(*entry));
        }
        return messages;
    });
    return withTexts<Lease>(taken, [](const MessageState& state, QByteArray text) {
        return toLease(state, std::move(text), state.hiddenUntil);
    });
}

Result<std::vector<QueueMessage>> DurableQueue::peek(int count) {
    if (const auto checked = checkCount(count); !checked)
        return failure(checked.error());
    const auto seen = reading([&](StoredQueue& queue, TimePoint now) -> Result<std::vector<Found>> {
        std::vector<Found> messages;
        for (const auto* entry : queue.messages.ready(count, now))
            messages.push_back(found(*entry));
        return messages;
    });
    return withTexts<QueueMessage>(seen, toMessage);
}

Result<Receipt> DurableQueue::update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                                     const std::optional<QByteArray>& text) {
    if (const auto checked = checkUpdate(visibility, text); !checked)
        return failure(checked.error());
    const auto claim = parseClaim(id, receipt);
    return writing([&](StoredQueue& queue, TimePoint now) -> Result<Receipt> {
        const auto found = queue.messages.find(claim, now);
        if (!found)
            return failure(found.error());
        auto& entry = **found;
        const TimePoint nextVisible = now + visibility;
        queue.messages.update(entry, m_state.random.next(), nextVisible, now);
        if (text)
            queue.messages.replaceBody(entry, m_state.append(MessageRecord{queue.number, entry.state, *text}));
        else
            (void)m_state.append(LeaseRecord{queue.number, entry.state});
        return Receipt{receiptText(entry.state.receipt), nextVisible};
    });
}

Status DurableQueue::remove(const MessageId& id, const PopReceipt& receipt) {
    const auto claim = parseClaim(id, receipt);
    return writing([&](StoredQueue& queue, TimePoint now) -> Status {
        const auto found = queue.messages.find(claim, now);
        if (!found)
            return failure(found.error());
        (void)m_state.append(RemovedRecord{queue.number, (*found)->state.id});
        queue.messages.remove(**found);
        return {};
    });
}

Status DurableQueue::clear() {
    QueueIndex<RecordPlace> removed; // destroyed after the lock is released
    return writing([&](StoredQueue& queue, TimePoint) -> Status {
        queue.messages.swap(removed);
        (void)m_state.append(ClearedRecord{queue.number});
        return {};
    });
}

Result<QueueProperties> DurableQueue::properties() {
    return reading([](StoredQueue& queue, TimePoint now) -> Result<QueueProperties> {
        return QueueProperties{queue.metadata, queue.messages.count(now)};
    });
}

Status DurableQueue::setMetadata(const Metadata& metadata) {
    if (const auto checked = checkMetadata(metadata); !checked)
        return checked;
    return writing([&](StoredQueue& queue, TimePoint) -> Status {
        queue.metadata = metadata;
        queue.definition = m_state.append(QueueRecord{queue.number, m_name, metadata});
        return {};
    });
}

Result<std::vector<AccessPolicy>> DurableQueue::accessPolicies() {
    return reading([](StoredQueue& queue, TimePoint) -> Result<std::vector<AccessPolicy>> { return queue.policies; });
}

Result<std::optional<AccessPolicy>> DurableQueue::accessPolicy(const QString& id) {
    return reading([&](StoredQueue& queue, TimePoint) -> Result<std::optional<AccessPolicy>> {
        const AccessPolicy* policy = findPolicy(queue.policies, id);
        return policy ? std::optional(*policy) : std::nullopt;
    });
}

Status DurableQueue::setAccessPolicies(const std::vector<AccessPolicy>& policies) {
    if (const auto checked = checkAccessPolicies(policies, kQueuePermissions); !checked)
        return checked;
    return writing([&](StoredQueue& queue, TimePoint) -> Status {
        queue.policies = policies;
        queue.policiesPlace = m_state.append(PoliciesRecord{queue.number, policies});
        return {};
    });
}

} // namespace gleaner
