#include "common/queue/sharded_queue_handle.h"

#include "common/queue/queue_rules.h"

#include <algorithm>

namespace gleaner {

namespace {

MessageId withShard(std::size_t shard, const MessageId& id) {
    return MessageId(QString::number(shard) + QLatin1Char('.') + id.value());
}

tl::unexpected<Error> noSuchMessage() {
    return failure(ErrorCode::NotFound, QStringLiteral("No message of this queue has this id."));
}

} // namespace

ShardedQueue::ShardedQueue(ShardedQueueAccount& account, QString name)
    : m_account(account), m_name(std::move(name)),
      m_nextPut(static_cast<std::size_t>(account.m_random.next() % account.m_shards.size())), m_home(m_nextPut) {
    for (const QueueShard& shard : account.m_shards)
        m_queues.push_back(shard.account->open(m_name + shard.suffix));
}

std::vector<std::size_t> ShardedQueue::order(std::size_t start) const {
    return m_account.m_health.order(start, m_account.m_clock.steadyNow());
}

std::optional<ShardedQueue::Address> ShardedQueue::addressOf(const MessageId& id) const {
    const qsizetype dot = id.value().indexOf(QLatin1Char('.'));
    bool isNumber = false;
    const qulonglong shard = dot < 0 ? 0 : id.value().first(dot).toULongLong(&isNumber);
    if (!isNumber || shard >= m_queues.size())
        return std::nullopt;
    return Address{static_cast<std::size_t>(shard), MessageId(id.value().sliced(dot + 1))};
}

template<typename T>
void ShardedQueue::note(std::size_t shard, const Result<T>& outcome) {
    if (outcome)
        m_account.m_health.worked(shard);
    else if (isTransient(outcome.error().code))
        m_account.m_health.failed(shard, outcome.error(), m_account.m_clock.steadyNow());
}

template<typename Step>
auto ShardedQueue::on(std::size_t shard, const Step& step) -> decltype(step(std::declval<MessageQueue&>())) {
    auto outcome = step(*m_queues[shard]);
    if (!outcome && outcome.error().code == ErrorCode::NotFound) {
        const Status healed = heal(shard);
        outcome = healed ? step(*m_queues[shard]) : decltype(outcome)(failure(healed.error()));
    }
    note(shard, outcome);
    return outcome;
}

Status ShardedQueue::heal(std::size_t shard) {
    for (const std::size_t other : order(shard + 1)) {
        const auto known = other == shard ? noSuchQueue(m_name) : m_queues[other]->properties();
        if (!known)
            continue;
        const QueueShard& lacking = m_account.m_shards[shard];
        const auto created = lacking.account->create(m_name + lacking.suffix, known->metadata);
        if (created || created.error().code == ErrorCode::AlreadyExists)
            return {};
        return failure(ErrorCode::Unavailable,
                       QStringLiteral("The queue %1 is missing in one of its places and cannot be made: %2")
                           .arg(m_name, created.error().message));
    }
    return noSuchQueue(m_name);
}

Result<Lease> ShardedQueue::put(const QByteArray& text, const PutOptions& options) {
    ShardRound round = newRound();
    for (const std::size_t shard : order(m_nextPut)) {
        auto lease = on(shard, [&](MessageQueue& queue) { return queue.put(text, options); });
        if (lease) {
            lease->message.id = withShard(shard, lease->message.id);
            m_nextPut = (shard + 1) % m_queues.size();
            round.done(m_account.m_clock.steadyNow());
            return lease;
        }
        if (!round.stepsOver(shard, lease.error()))
            return lease;
    }
    return failure(round.verdict());
}

Result<std::vector<Lease>> ShardedQueue::get(int count, Seconds visibility) {
    std::vector<Lease> all;
    ShardRound round = newRound();
    std::optional<Error> error;
    bool reached = false;
    for (const std::size_t shard : order(m_home)) {
        const int wanted = count - static_cast<int>(all.size());
        auto some = on(shard, [&](MessageQueue& queue) { return queue.get(wanted, visibility); });
        if (!some) {
            if (round.stepsOver(shard, some.error()))
                continue;
            error = some.error();
            break;
        }
        if (all.empty() && !some->empty())
            m_home = shard;
        for (Lease& lease : *some) {
            lease.message.id = withShard(shard, lease.message.id);
            all.push_back(std::move(lease));
        }
        reached = true;
        if (static_cast<int>(all.size()) >= count)
            break;
    }
    if (!reached)
        return failure(error ? *error : round.verdict());
    round.done(m_account.m_clock.steadyNow());
    if (count > 1) // who takes many takes from everybody in turn; who takes one stays where there is something
        m_home = (m_home + 1) % m_queues.size();
    return all;
}

Result<std::vector<QueueMessage>> ShardedQueue::peek(int count) {
    std::vector<QueueMessage> all;
    ShardRound round = newRound();
    bool reached = false;
    for (const std::size_t shard : order(0)) {
        auto some = on(shard, [&](MessageQueue& queue) { return queue.peek(count); });
        if (!some && !round.stepsOver(shard, some.error()))
            return some;
        if (!some)
            continue;
        reached = true;
        for (QueueMessage& message : *some) {
            message.id = withShard(shard, message.id);
            all.push_back(std::move(message));
        }
    }
    if (!reached)
        return failure(round.verdict());
    round.done(m_account.m_clock.steadyNow());
    std::ranges::stable_sort(all, {}, &QueueMessage::inserted);
    all.resize(std::min(all.size(), static_cast<std::size_t>(count)));
    return all;
}

Result<Receipt> ShardedQueue::update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                                     const std::optional<QByteArray>& text) {
    const auto address = addressOf(id);
    if (!address)
        return noSuchMessage();
    auto updated = m_queues[address->shard]->update(address->id, receipt, visibility, text);
    note(address->shard, updated);
    return updated;
}

Status ShardedQueue::remove(const MessageId& id, const PopReceipt& receipt) {
    const auto address = addressOf(id);
    if (!address)
        return noSuchMessage();
    auto removed = m_queues[address->shard]->remove(address->id, receipt);
    note(address->shard, removed);
    return removed;
}

Status ShardedQueue::clear() {
    ShardRound round = newRound();
    bool cleared = false;
    for (const std::size_t shard : order(0)) {
        auto each = on(shard, [](MessageQueue& queue) { return queue.clear(); });
        if (!each && !round.stepsOver(shard, each.error()))
            return each;
        cleared = cleared || each;
    }
    if (!cleared)
        return failure(round.verdict());
    round.done(m_account.m_clock.steadyNow());
    return {};
}

Result<QueueProperties> ShardedQueue::properties() {
    std::optional<QueueProperties> all;
    ShardRound round = newRound();
    for (const std::size_t shard : order(0)) {
        auto each = on(shard, [](MessageQueue& queue) { return queue.properties(); });
        if (!each && !round.stepsOver(shard, each.error()))
            return each;
        if (each && all)
            all->approximateMessageCount += each->approximateMessageCount;
        else if (each)
            all = *each;
    }
    if (!all)
        return failure(round.verdict());
    round.done(m_account.m_clock.steadyNow());
    return *all;
}

template<typename Step>
Status ShardedQueue::onAll(const Step& step) {
    Status outcome;
    for (std::size_t shard = 0; shard < m_queues.size(); ++shard) {
        auto each = on(shard, step);
        if (!each)
            outcome = each;
    }
    return outcome;
}

Status ShardedQueue::setMetadata(const Metadata& metadata) {
    return onAll([&metadata](MessageQueue& queue) { return queue.setMetadata(metadata); });
}

Result<std::vector<AccessPolicy>> ShardedQueue::accessPolicies() {
    return on(order(0).front(), [](MessageQueue& queue) { return queue.accessPolicies(); });
}

Status ShardedQueue::setAccessPolicies(const std::vector<AccessPolicy>& policies) {
    return onAll([&policies](MessageQueue& queue) { return queue.setAccessPolicies(policies); });
}

} // namespace gleaner
