#include "screensaver_client/agent/own_priority.h"

#include <windows.h>

namespace gleaner {

void takeNormalPriority() noexcept {
    SetPriorityClass(GetCurrentProcess(), NORMAL_PRIORITY_CLASS);
}

} // namespace gleaner
