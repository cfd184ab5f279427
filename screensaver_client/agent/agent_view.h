// What an agent shows of its heads and its decision: AGENT.md's snapshot. Thread: the agent's.
#pragma once

#include "screensaver_client/agent/agent_controller.h"
#include "screensaver_client/agent/head_group.h"
#include "screensaver_client/link/agent_snapshot.h"
#include "screensaver_client/policy/guest_policy.h"

namespace gleaner {

/// A processor's number on the socket is its head's index times this, plus its own.
inline constexpr int kProcessorsAHead = 1'024;

/// All but since, worker, own and the times.
[[nodiscard]] AgentSnapshot viewOf(HeadGroup& heads, const GuestDecision& decision, AgentPhase phase);

} // namespace gleaner
