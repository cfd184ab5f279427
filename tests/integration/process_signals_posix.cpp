#include "tests/integration/process_signals.h"

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace gleaner {

void sendInterrupt(const QProcess& process) {
    if (process.processId() > 0)
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
}

void endWithThisProcess(QProcess& process) {
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

void limitFileSize(qint64 processId, qint64 bytes) {
    rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
    if (bytes >= 0)
        limit.rlim_cur = static_cast<rlim_t>(bytes);
    ::prlimit(static_cast<pid_t>(processId), RLIMIT_FSIZE, &limit, nullptr);
}

void ignoreFileSizeSignal() {
    ::signal(SIGXFSZ, SIG_IGN);
}

} // namespace gleaner
