#include "screensaver_client/link/agent_socket_name.h"

#include <windows.h>

namespace gleaner {

Result<QString> agentSocketName() {
    DWORD session = 0;
    ProcessIdToSessionId(GetCurrentProcessId(), &session);
    return QStringLiteral("gleaner-agent-%1-%2").arg(qEnvironmentVariable("USERNAME")).arg(session);
}

} // namespace gleaner
