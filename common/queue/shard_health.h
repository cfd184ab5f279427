// Which of several queues or accounts can be reached: who failed is left alone for a while, longer each time.
// Thread: every method on any thread. `random` outlives this.
#pragma once

#include "common/base/backoff.h"
#include "common/base/result.h"

#include <QStringList>

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace gleaner {

class ShardHealth {
public:
    /// `shards`: at least 1; all count as reachable until they fail.
    ShardHealth(std::size_t shards, RandomSource& random);

    /// The reachable ones beginning at `start` and going round; when there is none, the one whose turn comes first.
    [[nodiscard]] std::vector<std::size_t> order(std::size_t start, SteadyPoint now) const;
    void worked(std::size_t shard);
    void failed(std::size_t shard, const Error& why, SteadyPoint now);
    /// One sentence for people about those that failed last time; empty when none did.
    [[nodiscard]] QString trouble() const;

private:
    struct Shard {
        Backoff waits;
        SteadyPoint nextTry = SteadyPoint::min();
        QString lastError; ///< empty: it works
    };

    mutable std::mutex m_mutex;
    std::vector<Shard> m_shards;
};

/// What those said to one call who could not do it, so that the others are asked. A refusal is one place's trouble (its
/// key was rotated, its account disabled) once another place did the same; until then it may be our right that lacks.
/// Thread: one. `health` outlives this.
class ShardRound {
public:
    /// `shards`: how many there are, whether they are asked in this round or not.
    ShardRound(ShardHealth& health, std::size_t shards) : m_health(health), m_shards(shards) {}

    /// Whether another shard may do better. Who cannot be reached is already known to the health.
    [[nodiscard]] bool stepsOver(std::size_t shard, const Error& why);
    /// One of them did it: those that refused are left alone for a while.
    void done(SteadyPoint now);
    /// Nobody did it, and at least one was stepped over. Refused only when every shard refused.
    [[nodiscard]] Error verdict() const;

private:
    ShardHealth& m_health;
    std::size_t m_shards;
    std::vector<std::pair<std::size_t, Error>> m_refused;
    std::optional<Error> m_unreachable;
};

} // namespace gleaner
