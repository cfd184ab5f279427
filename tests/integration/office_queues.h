// Where the queues of a test's office are: its head's own, or somebody else's. A test program that wants the latter
// defines queuesForAnOffice() itself (tests/interop does); own_office_queues.cpp has the usual answer.
#pragma once

#include <QString>

namespace gleaner {

/// A connection string whose queues are empty and are this office's alone; empty: the head has queues of its own.
[[nodiscard]] QString queuesForAnOffice();
/// By what a long test divides how much it does: 1 for the head's own queues.
[[nodiscard]] int slownessOfQueues();

} // namespace gleaner
