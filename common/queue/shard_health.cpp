#include "common/queue/shard_health.h"

#include <algorithm>

namespace gleaner {

namespace {

/// Every so often somebody pays for a try with the time it takes.
std::vector<Milliseconds> waitsForTheLost() {
    return {Seconds(1), Seconds(2), Seconds(5), Seconds(10), Seconds(30)};
}

} // namespace

ShardHealth::ShardHealth(std::size_t shards, RandomSource& random) {
    Q_ASSERT(shards > 0);
    for (std::size_t shard = 0; shard < shards; ++shard)
        m_shards.push_back({Backoff(waitsForTheLost(), random), SteadyPoint::min(), {}});
}

std::vector<std::size_t> ShardHealth::order(std::size_t start, SteadyPoint now) const {
    const std::scoped_lock lock(m_mutex);
    std::vector<std::size_t> reachable;
    reachable.reserve(m_shards.size());
    for (std::size_t i = 0; i < m_shards.size(); ++i) {
        const std::size_t shard = (start + i) % m_shards.size();
        if (m_shards[shard].nextTry <= now)
            reachable.push_back(shard);
    }
    if (reachable.empty()) {
        const auto soonest = std::ranges::min_element(m_shards, {}, &Shard::nextTry);
        reachable.push_back(static_cast<std::size_t>(soonest - m_shards.begin()));
    }
    return reachable;
}

void ShardHealth::worked(std::size_t shard) {
    const std::scoped_lock lock(m_mutex);
    Shard& known = m_shards[shard];
    if (known.lastError.isEmpty())
        return;
    known.waits.reset();
    known.nextTry = SteadyPoint::min();
    known.lastError.clear();
}

void ShardHealth::failed(std::size_t shard, const Error& why, SteadyPoint now) {
    const std::scoped_lock lock(m_mutex);
    Shard& known = m_shards[shard];
    known.nextTry = now + known.waits.next();
    known.lastError = why.message;
}

QString ShardHealth::trouble() const {
    const std::scoped_lock lock(m_mutex);
    const auto lost = std::ranges::count_if(m_shards, [](const Shard& shard) { return !shard.lastError.isEmpty(); });
    if (lost == 0)
        return {};
    const auto first = std::ranges::find_if(m_shards, [](const Shard& shard) { return !shard.lastError.isEmpty(); });
    return QStringLiteral("%1 of %2 queues that share the work cannot be used, the others go on. %3")
        .arg(lost)
        .arg(m_shards.size())
        .arg(first->lastError);
}

bool ShardRound::stepsOver(std::size_t shard, const Error& why) {
    if (why.code == ErrorCode::Refused)
        m_refused.emplace_back(shard, why);
    else if (isTransient(why.code))
        m_unreachable = why;
    else
        return false;
    return true;
}

void ShardRound::done(SteadyPoint now) {
    for (const auto& [shard, why] : m_refused)
        m_health.failed(shard, why, now);
}

Error ShardRound::verdict() const {
    if (m_unreachable)
        return *m_unreachable;
    Q_ASSERT(!m_refused.empty());
    if (m_refused.size() >= m_shards)
        return m_refused.back().second;
    return {ErrorCode::Unavailable, m_refused.back().second.message}; // those that rest may do it later
}

} // namespace gleaner
