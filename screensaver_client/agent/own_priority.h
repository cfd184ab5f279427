// The agent's own priority: it must see its owner in time, whoever started it. A screen saver runs at a low one (nice
// 10 under xscreensaver, Windows' idle class), and what it starts inherits that. Thread: the only one, before others.
#pragma once

namespace gleaner {

/// Takes back what was lowered, where the system lets it: Windows always, Linux with CAP_SYS_NICE or RLIMIT_NICE.
void takeNormalPriority() noexcept;

} // namespace gleaner
