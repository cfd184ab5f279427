#include "screensaver_client/agent/own_priority.h"

#include <sys/resource.h>

namespace gleaner {

void takeNormalPriority() noexcept {
    if (::getpriority(PRIO_PROCESS, 0) > 0)
        (void)::setpriority(PRIO_PROCESS, 0, 0);
}

} // namespace gleaner
