// The agent's side of its socket: turns requests into calls. Format: AGENT.md. Thread: the agent's.
#pragma once

#include "common/socket/control_server.h"

#include <memory>

namespace gleaner {

class Agent;

/// Answers for `agent`, which outlives it, once it listens.
[[nodiscard]] std::unique_ptr<ControlServer> serveAgent(Agent& agent);

} // namespace gleaner
