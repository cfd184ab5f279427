#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/macos_idle_source_macos.h"

namespace gleaner {

std::vector<IdleSourceMaker> idleSourceMakers(const Clock& clock) {
    return {[&clock]() -> Result<std::unique_ptr<IdleSource>> { return std::make_unique<MacosIdleSource>(clock); }};
}

} // namespace gleaner
