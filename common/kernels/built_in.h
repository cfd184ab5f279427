// The computations that come with Gleaner.
#pragma once

#include "common/job/computation_registry.h"

namespace gleaner {

/// Adds them all, each in its newest version.
void addBuiltInComputations(ComputationRegistry& registry);

} // namespace gleaner
