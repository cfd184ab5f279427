// The right to be told before the PC goes to sleep or shuts down, and to hold that up for some seconds (a "delay
// inhibitor" of logind). Owns its file descriptor.
#pragma once

#include <mutex>

namespace gleaner {

/// Thread: any.
class SleepHold {
public:
    SleepHold() = default;
    ~SleepHold() { release(); }
    SleepHold(const SleepHold&) = delete;
    SleepHold& operator=(const SleepHold&) = delete;

    /// From now on `descriptor` holds sleep up; the one before no longer does.
    void hold(int descriptor);
    /// Lets the system go to sleep. Does nothing when nothing is held up.
    void release();

private:
    std::mutex m_mutex;
    int m_descriptor = -1;
};

} // namespace gleaner
