#include "screensaver_client/agent/agent_controller.h"

#include <QtGlobal>

namespace gleaner {

AgentOrders AgentController::begin(const AgentFacts& facts) {
    AgentOrders orders;
    if (facts.isToEnd) {
        m_phase = AgentPhase::Ended;
        orders.end = true;
    } else if (facts.mayCompute) {
        m_phase = AgentPhase::Working;
        orders.open = true;
        orders.threads = m_threads = facts.threads;
    } else {
        m_phase = AgentPhase::Resting;
    }
    return orders;
}

AgentOrders AgentController::step(const AgentFacts& facts) {
    AgentOrders orders;
    switch (m_phase) {
    case AgentPhase::Resting:
        return begin(facts);
    case AgentPhase::Working:
        if (facts.isToEnd || !facts.mayCompute) {
            m_phase = AgentPhase::Yielding;
            orders.freeze = orders.handBack = true;
        } else if (facts.threads != m_threads) {
            orders.share = true;
            orders.threads = m_threads = facts.threads;
        }
        return orders;
    case AgentPhase::Yielding:
        return facts.handedBack ? begin(facts) : orders;
    case AgentPhase::Ended:
        return orders;
    }
    Q_UNREACHABLE();
}

} // namespace gleaner
