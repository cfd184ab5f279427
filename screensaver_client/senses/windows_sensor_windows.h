// What Windows tells by messages (lock, sleep, shutdown, power) and when asked (windows_machine_windows.h), on one
// thread with a window that nobody sees. Source: Win32, WM_WTSSESSION_CHANGE, WM_POWERBROADCAST, WM_QUERYENDSESSION.
#pragma once

#include "screensaver_client/senses/sense_board.h"

#include <thread>

namespace gleaner {

/// Thread: made and destroyed on any one.
class WindowsSensor {
public:
    /// `board` outlives this.
    explicit WindowsSensor(SenseBoard& board);
    ~WindowsSensor();
    /// Lets sleep or shutdown go on. Thread: any.
    void readyForSleep();

    struct Window; ///< the window and its messages

private:
    void run();

    SenseBoard& m_board;
    void* m_made;  ///< an event's HANDLE: the window is there, or will never be
    void* m_ready; ///< an event's HANDLE: readyForSleep() was called
    void* m_window = nullptr;
    std::thread m_thread;
};

} // namespace gleaner
