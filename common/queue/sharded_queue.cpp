#include "common/queue/sharded_queue.h"

#include "common/queue/queue_rules.h"
#include "common/queue/sharded_queue_handle.h"

#include <algorithm>

namespace gleaner {

namespace {

constexpr char16_t kShardWord[] = u"-shard";

bool isShareOfAnother(const QString& name) {
    const qsizetype at = name.lastIndexOf(QStringView(kShardWord));
    bool isNumber = false;
    const int number = at < 0 ? 0 : name.mid(at + QStringView(kShardWord).size()).toInt(&isNumber);
    return isNumber && number >= 1 && name.endsWith(shardSuffix(number));
}

} // namespace

QString shardSuffix(int number) {
    return number == 0 ? QString() : QString::fromUtf16(kShardWord) + QString::number(number);
}

ShardedQueueAccount::ShardedQueueAccount(std::vector<QueueShard> shards, const Clock& clock, RandomSource& random)
    : m_shards(std::move(shards)), m_clock(clock), m_random(random), m_health(m_shards.size(), random) {}

Result<Creation> ShardedQueueAccount::create(const QString& name, const Metadata& metadata) {
    if (auto checked = checkQueueName(name); !checked)
        return failure(checked.error());
    std::optional<Creation> creation;
    ShardRound round(m_health, m_shards.size());
    for (std::size_t shard = 0; shard < m_shards.size(); ++shard) {
        const auto created = m_shards[shard].account->create(name + m_shards[shard].suffix, metadata);
        if (created) {
            m_health.worked(shard);
            creation = creation == Creation::Created ? Creation::Created : *created;
            continue;
        }
        if (!round.stepsOver(shard, created.error()))
            return failure(created.error());
        if (isTransient(created.error().code))
            m_health.failed(shard, created.error(), m_clock.steadyNow());
    }
    if (!creation)
        return failure(round.verdict());
    round.done(m_clock.steadyNow());
    return *creation;
}

Status ShardedQueueAccount::remove(const QString& name) {
    std::size_t missing = 0;
    Status outcome;
    for (const QueueShard& shard : m_shards) {
        const auto removed = shard.account->remove(name + shard.suffix);
        if (!removed && removed.error().code == ErrorCode::NotFound)
            ++missing;
        else if (!removed)
            outcome = removed;
    }
    return missing == m_shards.size() ? noSuchQueue(name) : outcome;
}

Result<QueuePage> ShardedQueueAccount::list(const QString& prefix, const QString& marker, int max) {
    const auto asked = std::ranges::count_if(m_shards, [](const QueueShard& each) { return each.suffix.isEmpty(); });
    ShardRound round(m_health, static_cast<std::size_t>(asked));
    bool wasAsked = false;
    for (const std::size_t shard : m_health.order(0, m_clock.steadyNow())) {
        if (!m_shards[shard].suffix.isEmpty())
            continue;
        wasAsked = true;
        auto page = m_shards[shard].account->list(prefix, marker, max);
        if (page) {
            round.done(m_clock.steadyNow());
            std::erase_if(page->queues, [](const QueueListing& each) { return isShareOfAnother(each.name); });
            return page;
        }
        if (!round.stepsOver(shard, page.error()))
            return page;
        if (isTransient(page.error().code))
            m_health.failed(shard, page.error(), m_clock.steadyNow());
    }
    if (!wasAsked)
        return failure(ErrorCode::Unavailable, QStringLiteral("No queue can be reached at present."));
    return failure(round.verdict());
}

std::unique_ptr<MessageQueue> ShardedQueueAccount::open(const QString& name) {
    return std::make_unique<ShardedQueue>(*this, name);
}

} // namespace gleaner
