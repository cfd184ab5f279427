#include "screensaver_client/senses/sleep_hold_posix.h"

#include <utility>

#include <unistd.h>

namespace gleaner {

void SleepHold::hold(int descriptor) {
    int old = -1;
    {
        const std::lock_guard lock(m_mutex);
        old = std::exchange(m_descriptor, descriptor);
    }
    if (old >= 0)
        ::close(old);
}

void SleepHold::release() {
    hold(-1);
}

} // namespace gleaner
