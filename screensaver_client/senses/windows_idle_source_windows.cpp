#include "screensaver_client/senses/windows_idle_source_windows.h"

#include <algorithm>
#include <array>

#include <windows.h>

namespace gleaner {
namespace {

// The lock screen's desktop sends no raw input to ours; asking now and then notices input there.
constexpr Milliseconds kBetweenQuestions{1'000};
// Two answers that differ by less tell of the same input: the tick count moves in steps of 16 ms.
constexpr Milliseconds kJitter{200};

} // namespace

WindowsIdleSource::WindowsIdleSource(const Clock& clock)
    : m_clock(clock), m_wake(::CreateEventW(nullptr, FALSE, FALSE, nullptr)) {}

Result<std::unique_ptr<IdleSource>> WindowsIdleSource::make(const Clock& clock) {
    std::unique_ptr<WindowsIdleSource> source(new WindowsIdleSource(clock));
    source->m_window = ::CreateWindowExW(0, L"STATIC", L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, nullptr, nullptr);
    if (!source->m_wake || !source->m_window)
        return failure(ErrorCode::Unavailable, QStringLiteral("This session has no desktop."));
    if (auto asked = source->ask(); !asked)
        return failure(asked.error());
    return source;
}

WindowsIdleSource::~WindowsIdleSource() {
    listen(false);
    if (m_window)
        ::DestroyWindow(static_cast<HWND>(m_window));
    if (m_wake)
        ::CloseHandle(m_wake);
}

void WindowsIdleSource::wake() {
    ::SetEvent(m_wake);
}

void WindowsIdleSource::listen(bool on) {
    if (on == m_listening)
        return;
    constexpr USHORT kGenericDesktop = 1, kMouse = 2, kKeyboard = 6;
    std::array<RAWINPUTDEVICE, 2> devices{};
    const std::array<USHORT, 2> usages{kMouse, kKeyboard};
    for (std::size_t i = 0; i < devices.size(); ++i)
        devices[i] = {kGenericDesktop, usages[i], static_cast<DWORD>(on ? RIDEV_INPUTSINK : RIDEV_REMOVE),
                      on ? static_cast<HWND>(m_window) : nullptr};
    // Where it fails, asking once a second is what remains.
    (void)::RegisterRawInputDevices(devices.data(), static_cast<UINT>(devices.size()), sizeof(RAWINPUTDEVICE));
    m_listening = on;
}

Status WindowsIdleSource::ask() {
    LASTINPUTINFO info{sizeof(LASTINPUTINFO), 0};
    if (!::GetLastInputInfo(&info))
        return failure(ErrorCode::Unavailable, QStringLiteral("This session has no desktop."));
    // 32 bits that run over after 49 days; so does the difference, rightly.
    m_idle = Milliseconds{static_cast<std::uint32_t>(::GetTickCount() - info.dwTime)};
    const SteadyPoint lastInput = m_clock.steadyNow() - m_idle;
    if (m_idle < kQuiet)
        m_quietSince.reset();
    else if (!m_quietSince || lastInput > *m_quietSince + kJitter)
        m_quietSince = lastInput;
    listen(m_quietSince.has_value());
    return {};
}

Status WindowsIdleSource::wait(Milliseconds timeout) {
    const Milliseconds untilQuiet = std::max(Milliseconds{1}, kQuiet - m_idle);
    const Milliseconds wait = std::min(timeout, m_quietSince ? kBetweenQuestions : untilQuiet);
    ::MsgWaitForMultipleObjectsEx(1, &m_wake, static_cast<DWORD>(wait.count()), QS_ALLINPUT, MWMO_INPUTAVAILABLE);
    bool input = false;
    MSG message{};
    while (::PeekMessageW(&message, nullptr, 0, 0, PM_REMOVE)) {
        input = input || message.message == WM_INPUT;
        ::DispatchMessageW(&message);
    }
    if (input && m_quietSince) {
        m_quietSince.reset();
        m_idle = Milliseconds{0};
        listen(false);
        return {};
    }
    return ask();
}

} // namespace gleaner
