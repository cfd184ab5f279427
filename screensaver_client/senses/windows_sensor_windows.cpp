#include "screensaver_client/senses/windows_sensor_windows.h"

#include "screensaver_client/senses/windows_machine_windows.h"

#include <algorithm>

#include <windows.h>
// After windows.h, which they need.
#include <objbase.h>
#include <wtsapi32.h>

namespace gleaner {
namespace {

constexpr UINT kLookAtScreen = 1, kMeasure = 2, kAskNetwork = 3; // timers
constexpr UINT kLookAtScreenMs = 2'000, kMeasureMs = 5'000, kAskNetworkMs = 60'000;
// Windows gives a program two seconds before it sleeps all the same.
constexpr DWORD kSleepPatienceMs = 1'500;
constexpr UINT kEnd = WM_APP + 1;

} // namespace

struct WindowsSensor::Window {
    SenseBoard& board;
    HANDLE ready;
    std::optional<WindowsCpuTimes> times;
    std::uint64_t ownTime = 0;

    void lookAtScreen() {
        const bool saver = windowsSaverRunning(), full = windowsFullScreen(), other = windowsOtherSession();
        auto inhibitor = windowsInhibitor();
        board.update([&](Readings& readings) {
            readings.saverOnDisplay = saver;
            readings.fullScreen = full;
            readings.otherSession = other;
            readings.systemInhibitor = std::move(inhibitor);
        });
    }

    std::optional<double> othersCpu() {
        const auto now = windowsCpuTimes();
        const std::uint64_t own = windowsOwnCpu();
        const auto before = std::exchange(times, now);
        const std::uint64_t ownBefore = std::exchange(ownTime, own);
        if (!now || !before || now->total <= before->total)
            return std::nullopt;
        const auto busy = static_cast<double>(now->busy) - static_cast<double>(before->busy);
        const auto mine = static_cast<double>(own) - static_cast<double>(ownBefore);
        return std::clamp((busy - std::max(mine, 0.0)) / static_cast<double>(now->total - before->total), 0.0, 1.0);
    }

    void measure() {
        const auto cpu = othersCpu();
        const auto memory = windowsFreeMemory();
        const auto battery = windowsOnBattery();
        board.update([&](Readings& readings) {
            readings.othersCpu = cpu;
            readings.freeMemoryBytes = memory;
            readings.batteryInFiles = battery;
        });
    }

    void askNetwork() {
        const auto metered = windowsMetered();
        board.update([&](Readings& readings) { readings.metered = metered; });
    }

    void setLocked(bool locked) {
        board.update([&](Readings& readings) { readings.lockedOnDisplay = locked; });
    }

    void setGoingToSleep(bool going) {
        ::ResetEvent(ready);
        board.update([&](Readings& readings) { readings.goingToSleep = going; });
    }

    /// True: the message was one of ours.
    bool take(UINT message, WPARAM detail) {
        switch (message) {
        case WM_TIMER:
            detail == kLookAtScreen ? lookAtScreen() : detail == kMeasure ? measure() : askNetwork();
            return true;
        case WM_WTSSESSION_CHANGE:
            if (detail == WTS_SESSION_LOCK || detail == WTS_SESSION_UNLOCK)
                setLocked(detail == WTS_SESSION_LOCK);
            return true;
        case WM_POWERBROADCAST:
            if (detail == PBT_APMSUSPEND) {
                setGoingToSleep(true);
                ::WaitForSingleObject(ready, kSleepPatienceMs);
            } else if (detail == PBT_APMRESUMEAUTOMATIC || detail == PBT_APMRESUMESUSPEND) {
                setGoingToSleep(false);
            } else if (detail == PBT_APMPOWERSTATUSCHANGE) {
                measure();
            }
            return true;
        case WM_QUERYENDSESSION:
            setGoingToSleep(true);
            return true;
        case WM_ENDSESSION:
            if (detail)
                ::WaitForSingleObject(ready, kSleepPatienceMs);
            else
                setGoingToSleep(false);
            return true;
        default:
            return false;
        }
    }

    static LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM detail, LPARAM more) {
        if (message == kEnd) {
            ::PostQuitMessage(0);
            return 0;
        }
        auto* self = reinterpret_cast<Window*>(::GetWindowLongPtrW(window, GWLP_USERDATA));
        return self && self->take(message, detail) ? TRUE : ::DefWindowProcW(window, message, detail, more);
    }
};

WindowsSensor::WindowsSensor(SenseBoard& board)
    : m_board(board), m_made(::CreateEventW(nullptr, TRUE, FALSE, nullptr)),
      m_ready(::CreateEventW(nullptr, TRUE, FALSE, nullptr)), m_thread([this] { run(); }) {}

WindowsSensor::~WindowsSensor() {
    ::WaitForSingleObject(m_made, INFINITE);
    ::SetEvent(m_ready);
    if (m_window)
        ::PostMessageW(static_cast<HWND>(m_window), kEnd, 0, 0);
    m_thread.join();
    ::CloseHandle(m_made);
    ::CloseHandle(m_ready);
}

void WindowsSensor::readyForSleep() {
    ::SetEvent(m_ready);
}

void WindowsSensor::run() {
    ::CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    // A window of the desktop's, never shown: messages for everyone do not reach message-only ones.
    WNDCLASSW kind{};
    kind.lpfnWndProc = &Window::procedure;
    kind.hInstance = ::GetModuleHandleW(nullptr);
    kind.lpszClassName = L"GleanerSenses";
    ::RegisterClassW(&kind);
    Window window{m_board, m_ready, std::nullopt};
    const HWND handle =
        ::CreateWindowExW(0, kind.lpszClassName, L"", WS_POPUP, 0, 0, 0, 0, nullptr, nullptr, kind.hInstance, nullptr);
    m_window = handle;
    ::SetEvent(m_made);
    if (handle) {
        ::SetWindowLongPtrW(handle, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(&window));
        ::WTSRegisterSessionNotification(handle, NOTIFY_FOR_THIS_SESSION);
        window.lookAtScreen();
        window.measure();
        window.askNetwork();
        ::SetTimer(handle, kLookAtScreen, kLookAtScreenMs, nullptr);
        ::SetTimer(handle, kMeasure, kMeasureMs, nullptr);
        ::SetTimer(handle, kAskNetwork, kAskNetworkMs, nullptr);
        for (MSG message{}; ::GetMessageW(&message, nullptr, 0, 0) > 0;)
            ::DispatchMessageW(&message);
        ::WTSUnRegisterSessionNotification(handle);
        ::DestroyWindow(handle);
    }
    ::CoUninitialize();
}

} // namespace gleaner
