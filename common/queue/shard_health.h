// Which of several queues or accounts can be reached: who failed is left alone for a while, longer each time.
// Thread: every method on any thread. `random` outlives this.
#pragma once

#include "common/base/backoff.h"
#include "common/base/result.h"

#include <QStringList>

#include <mutex>
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

} // namespace gleaner
