// Where this user's agent listens; AGENT.md says it for each system. Pure but for the environment; any thread.
#pragma once

#include <QString>

namespace gleaner {

/// For QLocalServer and QLocalSocket. The folder is made when it is missing.
[[nodiscard]] QString agentSocketName();

} // namespace gleaner
