// What the system says of a process. Source: proc(5).
#pragma once

#include <QtGlobal>

namespace gleaner {

/// Bytes in memory now. 0: it has gone.
[[nodiscard]] double residentBytes(qint64 process);
/// Microseconds of processor time of all its threads so far.
[[nodiscard]] double processorTime_us(qint64 process);

} // namespace gleaner
