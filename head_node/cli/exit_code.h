// How the program ends; scripts rely on it.
#pragma once

namespace gleaner {

enum ExitCode { kExitDone = 0, kExitFailed = 1, kExitUsage = 2 };

} // namespace gleaner
