// What the desk may have to show, for tests and for the pictures that people look at. Values.
#pragma once

#include "screensaver_client/link/agent_snapshot.h"

#include <vector>

namespace gleaner {

/// 2026-06-10, 21:40 local time.
[[nodiscard]] TimePoint exampleNow();
[[nodiscard]] AgentSnapshot exampleComputing();
[[nodiscard]] AgentSnapshot examplePaused();
/// All settings at their defaults but a few; `processors` and `on_battery` are locked.
[[nodiscard]] AgentSettingValues exampleSettings();
/// Two days, newest first.
[[nodiscard]] std::vector<AgentWhyEntry> exampleWhy();

} // namespace gleaner
