#include "common/worker/lease_ledger.h"

#include <algorithm>
#include <utility>

namespace gleaner {
namespace {

/// Of the visibility: after so much of it a lease is prolonged, and after so much more tried again.
constexpr int kRenewDivisor = 2;
constexpr int kRetryDivisor = 10;

} // namespace

LeaseLedger::LeaseLedger(const WorkerOptions& options, SteadyPoint now)
    : m_options(options), m_policy(policyFrom({}, options)), m_policyDue(now + options.policyRefresh) {}

void LeaseLedger::setPolicy(const QueuePolicy& policy, SteadyPoint now) {
    m_policy = policy;
    postponePolicy(now);
}

void LeaseLedger::hold(Lease lease, SteadyPoint asked) {
    Q_ASSERT(!m_current.lease);
    m_current = Kept{std::move(lease), asked, asked + Milliseconds(m_policy.visibility) / kRenewDivisor};
    m_answering = false;
    planFetch(asked);
}

bool LeaseLedger::promote(SteadyPoint now) {
    if (!m_next.lease)
        return false;
    m_current = std::exchange(m_next, Kept{});
    m_current.since = now;
    m_answering = false;
    planFetch(now);
    return true;
}

void LeaseLedger::planFetch(SteadyPoint now) {
    m_fetchAt = SteadyPoint::max(); // nobody knows how long a first chunk takes: when it is being answered
    if (m_expected)
        m_fetchAt = now + std::max<SteadyPoint::duration>(*m_expected - m_options.prefetchLead, Milliseconds::zero());
}

void LeaseLedger::beginAnswer(SteadyPoint now) {
    m_answering = true;
    m_expected = now - m_current.since;
    m_fetchAt = std::min(m_fetchAt, now);
}

void LeaseLedger::fetched(std::optional<Lease> lease, SteadyPoint asked) {
    m_fetchAt = SteadyPoint::max();
    m_next = Kept{std::move(lease), asked, asked + Milliseconds(m_policy.visibility) / kRenewDivisor};
}

LeaseLedger::Kept* LeaseLedger::find(const MessageId& id) {
    for (Kept* kept : {&m_current, &m_next})
        if (kept->lease && kept->lease->message.id == id)
            return kept;
    return nullptr;
}

void LeaseLedger::prolonged(const MessageId& id, const Receipt& receipt, SteadyPoint asked) {
    if (Kept* const kept = find(id)) {
        kept->lease->receipt = receipt;
        kept->renewAt = asked + Milliseconds(m_policy.visibility) / kRenewDivisor;
    }
}

void LeaseLedger::prolongFailed(const MessageId& id, SteadyPoint now) {
    const Milliseconds soon = std::max(Milliseconds(m_policy.visibility) / kRetryDivisor, Milliseconds(100));
    if (Kept* const kept = find(id))
        kept->renewAt = now + soon;
}

std::optional<Lease> LeaseLedger::takeCurrent() {
    m_fetchAt = SteadyPoint::max();
    return std::exchange(m_current.lease, std::nullopt);
}

std::optional<Lease> LeaseLedger::takeNext() {
    return std::exchange(m_next.lease, std::nullopt);
}

KeeperPlan LeaseLedger::plan(const KeeperOrders& orders) const {
    KeeperPlan plan;
    const auto offer = [&plan](KeeperAction action, SteadyPoint at) {
        if (at < plan.at)
            plan = KeeperPlan{action, at};
    };
    const bool computing = m_current.lease && !m_answering;
    if (orders.handBack && computing)
        offer(KeeperAction::HandBackCurrent, SteadyPoint::min());
    if (orders.handBack && m_next.lease)
        offer(KeeperAction::HandBackNext, SteadyPoint::min());
    if (m_current.lease)
        offer(KeeperAction::RenewCurrent, m_current.renewAt);
    if (m_next.lease) {
        offer(KeeperAction::RenewNext, m_next.renewAt);
        if (computing)
            offer(KeeperAction::HandBackNext, m_next.since + m_options.prefetchPatience);
    }
    if (orders.fetch && m_options.prefetch && m_current.lease && !m_next.lease)
        offer(KeeperAction::Fetch, m_fetchAt);
    if (orders.fetch)
        offer(KeeperAction::RefreshPolicy, m_policyDue);
    return plan;
}

} // namespace gleaner
