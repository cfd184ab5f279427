// Takes heartbeats from their queue and tells the fleet's ledger. Thread: one at a time.
//
// A heartbeat is not deleted: it is taken for longer than it lives, and ages out on the server. So a fleet costs the
// head one request for 32 heartbeats. One that comes back all the same was meant to live longer than ours do; then the
// queue is cleared, for it holds no worker's.
#pragma once

#include "common/queue/message_queue.h"
#include "head_node/engine/fleet_ledger.h"
#include "head_node/engine/worker_claims.h"

namespace gleaner {

class HeartbeatReader {
public:
    /// Most taken at a look: 4,000 workers a minute at the interval of the engine.
    static constexpr int kMaxPerLook = 8 * kMaxMessagesPerGet;
    /// Longer than three of the workers' intervals, after which theirs are gone.
    static constexpr Seconds kHiddenFor{600};

    /// `queue` may be null: then there is nothing to read. All outlive this.
    HeartbeatReader(MessageQueue* queue, FleetLedger& fleet, const Clock& clock, qsizetype messageLimit,
                    WorkerClaims claims = {})
        : m_queue(queue), m_fleet(fleet), m_clock(clock), m_messageLimit(messageLimit), m_claims(std::move(claims)) {}

    /// Takes what waits, up to kMaxPerLook. A queue out of reach is no trouble of the head's: the next look may see it.
    void look();
    /// Messages that are no heartbeats; since the start.
    [[nodiscard]] std::uint64_t malformed() const { return m_malformed; }

private:
    MessageQueue* m_queue;
    FleetLedger& m_fleet;
    const Clock& m_clock;
    qsizetype m_messageLimit;
    WorkerClaims m_claims;
    std::uint64_t m_malformed = 0;
};

} // namespace gleaner
