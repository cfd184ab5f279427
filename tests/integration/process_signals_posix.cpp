#include "tests/integration/process_signals.h"

#include <csignal>
#include <sys/prctl.h>

namespace gleaner {

void sendInterrupt(const QProcess& process) {
    if (process.processId() > 0)
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
}

void endWithThisProcess(QProcess& process) {
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

} // namespace gleaner
