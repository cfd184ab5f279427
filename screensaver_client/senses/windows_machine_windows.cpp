#include "screensaver_client/senses/windows_machine_windows.h"

#include <set>

#include <windows.h>
// After windows.h, which they need.
#include <initguid.h>
#include <netlistmgr.h>
#include <powrprof.h>
#include <shellapi.h>
#include <tlhelp32.h>
#include <wtsapi32.h>

namespace gleaner {
namespace {

std::uint64_t toNumber(FILETIME time) {
    return (static_cast<std::uint64_t>(time.dwHighDateTime) << 32) | time.dwLowDateTime;
}

std::uint64_t processTime(DWORD id) {
    const HANDLE process = ::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, id);
    if (!process)
        return 0;
    FILETIME created{}, ended{}, kernel{}, user{};
    const bool told = ::GetProcessTimes(process, &created, &ended, &kernel, &user);
    ::CloseHandle(process);
    return told ? toNumber(kernel) + toNumber(user) : 0;
}

} // namespace

std::optional<WindowsCpuTimes> windowsCpuTimes() {
    FILETIME idle{}, kernel{}, user{};
    if (!::GetSystemTimes(&idle, &kernel, &user))
        return std::nullopt;
    const std::uint64_t total = toNumber(kernel) + toNumber(user); // the kernel's time holds the idle time
    return WindowsCpuTimes{total - toNumber(idle), total};
}

std::uint64_t windowsOwnCpu() {
    const HANDLE list = ::CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (list == INVALID_HANDLE_VALUE)
        return 0;
    // Parents come before their children in the list, since it is in the order of their making.
    std::set<DWORD> own{::GetCurrentProcessId()};
    PROCESSENTRY32W entry{};
    entry.dwSize = sizeof(entry);
    for (BOOL more = ::Process32FirstW(list, &entry); more; more = ::Process32NextW(list, &entry)) {
        if (own.contains(entry.th32ParentProcessID))
            own.insert(entry.th32ProcessID);
    }
    ::CloseHandle(list);
    std::uint64_t time = 0;
    for (const DWORD id : own)
        time += processTime(id);
    return time;
}

std::optional<qint64> windowsFreeMemory() {
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof(status);
    return ::GlobalMemoryStatusEx(&status) ? std::optional(static_cast<qint64>(status.ullAvailPhys)) : std::nullopt;
}

std::optional<bool> windowsOnBattery() {
    constexpr BYTE kOffline = 0, kOnline = 1;
    SYSTEM_POWER_STATUS status{};
    if (!::GetSystemPowerStatus(&status) || (status.ACLineStatus != kOffline && status.ACLineStatus != kOnline))
        return std::nullopt;
    return status.ACLineStatus == kOffline;
}

std::optional<bool> windowsMetered() {
    INetworkCostManager* manager = nullptr;
    void* made = nullptr;
    if (FAILED(::CoCreateInstance(CLSID_NetworkListManager, nullptr, CLSCTX_ALL, IID_INetworkCostManager, &made)))
        return std::nullopt;
    manager = static_cast<INetworkCostManager*>(made);
    DWORD cost = 0;
    const bool told = SUCCEEDED(manager->GetCost(&cost, nullptr));
    manager->Release();
    constexpr DWORD kUnrestricted = 1, kFixed = 2, kVariable = 4; // NLM_CONNECTION_COST
    constexpr DWORD kOverLimit = 0x10000, kRoaming = 0x40000;
    if (!told || !(cost & (kUnrestricted | kFixed | kVariable)))
        return std::nullopt;
    return (cost & (kFixed | kVariable | kOverLimit | kRoaming)) != 0;
}

bool windowsSaverRunning() {
    BOOL running = FALSE;
    return ::SystemParametersInfoW(SPI_GETSCREENSAVERRUNNING, 0, &running, 0) && running;
}

bool windowsFullScreen() {
    QUERY_USER_NOTIFICATION_STATE state{};
    if (FAILED(::SHQueryUserNotificationState(&state)))
        return false;
    return state == QUNS_BUSY || state == QUNS_RUNNING_D3D_FULL_SCREEN || state == QUNS_PRESENTATION_MODE;
}

bool windowsOtherSession() {
    DWORD own = 0, count = 0;
    WTS_SESSION_INFOW* sessions = nullptr;
    if (!::ProcessIdToSessionId(::GetCurrentProcessId(), &own) ||
        !::WTSEnumerateSessionsW(WTS_CURRENT_SERVER_HANDLE, 0, 1, &sessions, &count))
        return false;
    bool ownInView = false, otherInView = false;
    for (DWORD i = 0; i < count; ++i) {
        const bool inView = sessions[i].State == WTSActive;
        (sessions[i].SessionId == own ? ownInView : otherInView) |= inView;
    }
    ::WTSFreeMemory(sessions);
    return otherInView && !ownInView;
}

std::optional<QString> windowsInhibitor() {
    ULONG state = 0;
    constexpr LONG kSuccess = 0;
    const LONG told = ::CallNtPowerInformation(SystemExecutionState, nullptr, 0, &state, sizeof(state));
    return told == kSuccess && (state & ES_DISPLAY_REQUIRED) ? std::optional(QString()) : std::nullopt;
}

} // namespace gleaner
