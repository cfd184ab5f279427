#include "screensaver_client/runner/be_a_guest.h"

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>

namespace gleaner {
namespace {

void note(QStringList& refused, const char* what, bool done) {
    if (!done)
        refused << QStringLiteral("%1: error %2").arg(QLatin1String(what)).arg(GetLastError());
}

/// Lets the system choose slow and thrifty cores. Source: SetProcessInformation, "ProcessPowerThrottling".
bool chooseEcoQos() {
    PROCESS_POWER_THROTTLING_STATE state{};
    state.Version = PROCESS_POWER_THROTTLING_CURRENT_VERSION;
    state.ControlMask = PROCESS_POWER_THROTTLING_EXECUTION_SPEED;
    state.StateMask = PROCESS_POWER_THROTTLING_EXECUTION_SPEED;
    return SetProcessInformation(GetCurrentProcess(), ProcessPowerThrottling, &state, sizeof state) != 0;
}

} // namespace

QStringList becomeGuest(const GuestLimits&) {
    QStringList refused;
    note(refused, "idle priority", SetPriorityClass(GetCurrentProcess(), IDLE_PRIORITY_CLASS) != 0);
    note(refused, "background mode", SetPriorityClass(GetCurrentProcess(), PROCESS_MODE_BACKGROUND_BEGIN) != 0);
    note(refused, "EcoQoS", chooseEcoQos());
    return refused;
}

void prepareFrameStreams() {
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
}

} // namespace gleaner
