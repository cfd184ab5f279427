// The program gleaner-agent: its command line, and everything put together.
#pragma once

#include "screensaver_client/agent/agent.h"

namespace gleaner {

/// Exit codes: 0 done, 1 failed, 2 a mistake on the command line, 3 another agent runs already.
/// `addComputations`: what it can compute.
[[nodiscard]] int runAgentProgram(int argc, char** argv, const SensesMaker& makeSenses,
                                  void (*addComputations)(ComputationRegistry&));

} // namespace gleaner
