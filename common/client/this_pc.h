// What a worker says of the PC it runs on. Pure; any thread.
#pragma once

#include "common/base/ids.h"

namespace gleaner {

/// "<host name>/<what>", as worker ids begin; the host's name is cut where the whole would be too long for a number
/// behind it. `what`: at most 16 bytes.
[[nodiscard]] WorkerId workerIdOfThisPc(const QString& what);
/// "<host>" of such an id.
[[nodiscard]] QString pcNameIn(const WorkerId& worker);
/// For heartbeats and people, e.g. "Debian GNU/Linux 12 x86_64"; at most 64 bytes.
[[nodiscard]] QString platformOfThisPc();

} // namespace gleaner
