// Which leases a processor holds and what has to be done about them next: prolong, fetch ahead, hand back. Decides and
// remembers, does nothing; LeaseKeeper acts. Pure; one thread at a time.
//
//   fetched ──keepNext()──► next ──promote()──► current, computing ──beginAnswer()──► current, answering
//   ──takeCurrent()──►
//                             │   hold() ─────────────┘      │                          prolonged, never handed back
//                             └───── prolonged or handed back┘
#pragma once

#include "common/worker/queue_policy.h"

#include <optional>

namespace gleaner {

enum class KeeperAction { Nothing, HandBackCurrent, HandBackNext, RenewCurrent, RenewNext, Fetch, RefreshPolicy };

struct KeeperPlan {
    KeeperAction action = KeeperAction::Nothing;
    SteadyPoint at = SteadyPoint::max(); ///< not before
};

/// What the rest of the worker allows.
struct KeeperOrders {
    bool handBack = false; ///< everything not yet being answered goes back now
    bool fetch = true;     ///< the next message may be fetched
};

class LeaseLedger {
public:
    /// `options` outlive this.
    LeaseLedger(const WorkerOptions& options, SteadyPoint now);

    [[nodiscard]] const QueuePolicy& policy() const { return m_policy; }
    void setPolicy(const QueuePolicy& policy, SteadyPoint now);
    /// Reading it did not work: again after the usual time.
    void postponePolicy(SteadyPoint now) { m_policyDue = now + m_options.policyRefresh; }

    /// A message just taken, asked for at `asked`, is in work from now on. There must be no current one.
    void hold(Lease lease, SteadyPoint asked);
    /// The fetched message is in work from now on. False: there is none.
    bool promote(SteadyPoint now);
    /// The current one is computed. From now on it is not handed back.
    void beginAnswer(SteadyPoint now);
    [[nodiscard]] bool answering() const { return m_answering; }

    /// A fetch ended: what it brought, or nothing.
    void fetched(std::optional<Lease> lease, SteadyPoint asked);
    void prolonged(const MessageId& id, const Receipt& receipt, SteadyPoint asked);
    /// Prolonging got no answer: soon again.
    void prolongFailed(const MessageId& id, SteadyPoint now);

    [[nodiscard]] const std::optional<Lease>& current() const { return m_current.lease; }
    [[nodiscard]] const std::optional<Lease>& next() const { return m_next.lease; }
    /// Ends the keeping; the lease with its latest receipt.
    [[nodiscard]] std::optional<Lease> takeCurrent();
    [[nodiscard]] std::optional<Lease> takeNext();

    /// The earliest thing to do.
    [[nodiscard]] KeeperPlan plan(const KeeperOrders& orders) const;

private:
    struct Kept {
        std::optional<Lease> lease;
        SteadyPoint since;   ///< computing since, or waiting since
        SteadyPoint renewAt; ///< half of the visibility is over
    };
    void planFetch(SteadyPoint now);
    [[nodiscard]] Kept* find(const MessageId& id);

    const WorkerOptions& m_options;
    QueuePolicy m_policy;
    SteadyPoint m_policyDue;
    Kept m_current;
    Kept m_next;
    bool m_answering = false;
    SteadyPoint m_fetchAt = SteadyPoint::max();
    std::optional<SteadyPoint::duration> m_expected; ///< what the last chunk took
};

} // namespace gleaner
