// What differs between systems about terminals and interruptions. Implemented in terminal_posix.cpp and
// terminal_windows.cpp.
#pragma once

#include <cstdio>
#include <functional>

namespace gleaner {

[[nodiscard]] bool isTerminal(std::FILE* stream);
/// Of the terminal behind standard error; 80 where there is none.
[[nodiscard]] int terminalColumns();

/// Calls `ask` on the calling thread's event loop at the first Ctrl-C (or SIGTERM, or the console's closing). The
/// second one ends the program at once, as if nobody had listened. Call once, from the main thread.
void onInterrupt(std::function<void()> ask);

} // namespace gleaner
