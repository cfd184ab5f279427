// What came of testing a connection, in words and in the person's language. Pure; any thread.
#pragma once

#include "common/client/connection_probe.h"

namespace gleaner {

/// One or two sentences: what is wrong and what to do, or that it works and how fast.
[[nodiscard]] QString wordsFor(const ProbeReport& report);

} // namespace gleaner
