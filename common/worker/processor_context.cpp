#include "common/worker/processor_context.h"

namespace gleaner {

bool ProcessorContext::keepGoingSlowly() {
    if (!m_keeper.gone() && !m_control.mustHandBack(m_processor)) {
        const SteadyPoint began = m_clock.steadyNow();
        m_board.enter(ProcessorState::Frozen);
        (void)m_control.keepGoing(m_processor);
        m_board.enter(ProcessorState::Computing);
        m_frozen += m_clock.steadyNow() - began;
    }
    m_toldToEnd = m_toldToEnd || m_keeper.gone() || m_control.mustHandBack(m_processor);
    return !m_toldToEnd;
}

} // namespace gleaner
