#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/windows_idle_source_windows.h"

namespace gleaner {

std::vector<IdleSourceMaker> idleSourceMakers(const Clock& clock) {
    return {[&clock] { return WindowsIdleSource::make(clock); }};
}

} // namespace gleaner
