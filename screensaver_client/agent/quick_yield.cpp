#include "screensaver_client/agent/quick_yield.h"

namespace gleaner {

int QuickYield::brakes() const {
    const std::scoped_lock lock(m_mutex);
    return m_brakes;
}

void QuickYield::decided(std::optional<Basis> basis, int brakes) {
    const std::scoped_lock lock(m_mutex);
    m_basis = std::move(basis);
    if (m_pulled && m_basis && brakes == m_brakes)
        m_brake.thawAll();
    m_pulled = m_pulled && m_basis && brakes != m_brakes;
}

void QuickYield::sensed(const std::function<GuestInputs()>& inputs) {
    const std::scoped_lock lock(m_mutex);
    if (!m_basis)
        return;
    GuestInputs known = inputs();
    known.saverActive = known.saverActive || m_basis->saverActive;
    known.snoozedUntil = m_basis->snoozedUntil;
    known.computeNowUntil = m_basis->computeNowUntil;
    GuestMemory memory = m_basis->memory; // the agent's own is its own
    if (decide(known, m_basis->settings, memory).run)
        return;
    ++m_brakes;
    m_pulled = true;
    m_brake.freezeAll();
}

} // namespace gleaner
