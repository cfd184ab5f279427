// What came of testing a connection, in words and in the person's language. Pure; any thread.
#pragma once

#include "common/client/connection_probe.h"

namespace gleaner {

/// One or two sentences: what is wrong and what to do, or that it works and how fast.
[[nodiscard]] QString wordsFor(const ProbeReport& report);

/// What stands behind the words for queues that work. nullopt: the connection string does not say where blobs are.
[[nodiscard]] QString wordsForBlobs(const std::optional<ProbeReport>& blobs);

} // namespace gleaner
