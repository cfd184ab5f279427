#include "screensaver_client/runner/guest_system.h"

#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace gleaner {
namespace {

// ioprio_set(2); the C library has no names for these
constexpr int kIoPriorityOfProcess = 1;
constexpr int kIoClassIdle = 3 << 13;

bool writeTo(const char* path, const char* text) {
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::write(file, text, std::strlen(text)) == static_cast<ssize_t>(std::strlen(text));
    ::close(file);
    return done;
}

} // namespace

void lowerForThisSystem(QStringList& refused, qint64 parent) {
    noteRefusal(refused, "death signal", ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0);
    if (parent != 0 && ::getppid() != static_cast<pid_t>(parent))
        std::_Exit(0); // the agent was gone before we asked to be told
    const sched_param none{};
    noteRefusal(refused, "SCHED_IDLE", ::sched_setscheduler(0, SCHED_IDLE, &none) == 0);
    noteRefusal(refused, "autogroup", writeTo("/proc/self/autogroup", "19"));
    noteRefusal(refused, "oom_score_adj", writeTo("/proc/self/oom_score_adj", "1000"));
    noteRefusal(refused, "I/O class", ::syscall(SYS_ioprio_set, kIoPriorityOfProcess, 0, kIoClassIdle) == 0);
}

} // namespace gleaner
