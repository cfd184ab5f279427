// Waiting for a file descriptor, a deadline or a wake-up from another thread: what every source on this system is made
// of.
#pragma once

#include "common/base/clock.h"

#include <optional>
#include <vector>

namespace gleaner {

/// Ends a PollWait from another thread. Thread: wake() on any; the rest on the one that waits.
class PollWaker {
public:
    /// An event descriptor; without one (no descriptors left) every wait ends after its time only.
    PollWaker();
    ~PollWaker();
    PollWaker(const PollWaker&) = delete;
    PollWaker& operator=(const PollWaker&) = delete;

    /// Also ends a wait that begins later.
    void wake();
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void drain();

private:
    int m_descriptor;
};

/// What one descriptor is waited for: POLLIN or POLLOUT or both; 0: nothing but its end.
struct Polled {
    int descriptor = -1; ///< below 0: none, passed over
    short interest = 0;
};

/// Returns when one of `polled` is ready or broken, the waker was woken, or `timeout` is over, rounded up to a
/// millisecond.
void pollWait(const std::vector<Polled>& polled, PollWaker& waker, Milliseconds timeout);

} // namespace gleaner
