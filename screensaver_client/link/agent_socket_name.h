// Where this user's agent listens; AGENT.md says it for each system. Any thread. Blocks: on the file system, shortly.
#pragma once

#include "common/base/result.h"

#include <QString>

namespace gleaner {

/// For QLocalServer and QLocalSocket. Where the session has no folder of its own, one is made in the folder for
/// temporary files. Errors: Refused: that folder's name is taken by something that another user can read or exchange.
[[nodiscard]] Result<QString> agentSocketName();

} // namespace gleaner
