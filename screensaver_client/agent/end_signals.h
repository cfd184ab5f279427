// The system's ways of telling a program to end: SIGTERM, SIGINT and SIGHUP; on Windows Ctrl-C, a closed console,
// log-off and shutdown. Thread: that of the event loop it was made on. One at a time in a process.
#pragma once

#include <functional>
#include <memory>

namespace gleaner {

class EndSignals {
public:
    virtual ~EndSignals() = default;
    /// What had to be done before the end is done: a system that waits for us waits no longer. Thread: any.
    virtual void done() = 0;
};

/// `asked`: called on the thread of the event loop, perhaps more than once.
[[nodiscard]] std::unique_ptr<EndSignals> watchEndSignals(std::function<void()> asked);

} // namespace gleaner
