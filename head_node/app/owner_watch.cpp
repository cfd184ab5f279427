#include "head_node/app/owner_watch.h"

namespace gleaner {

bool OwnerWatch::isAway(Seconds after) {
    const std::lock_guard lock(m_mutex);
    if (!m_senses)
        m_senses = makeSystemSenses(m_clock, [] {}); // whoever asks does so several times a second
    const GuestInputs inputs = m_senses->inputs();
    if (inputs.goingToSleep) { // what is in work goes back; nothing else has to be waited for
        m_senses->readyForSleep();
        return false;
    }
    return inputs.locked || (inputs.idle && *inputs.idle >= after);
}

} // namespace gleaner
