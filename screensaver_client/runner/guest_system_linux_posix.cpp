#include "screensaver_client/runner/guest_system.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <thread>

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
    const int error = errno;
    ::close(file);
    errno = error;
    return done;
}

/// The kernel takes one such wish in 100 ms from all users together who are not root (proc_sched_autogroup_set_nice()),
/// and a PC with many processors starts as many runners at once. So it is wished again, beside computing.
bool lowerAutogroup() {
    const auto wish = [] { return writeTo("/proc/self/autogroup", "19"); };
    if (wish())
        return true;
    if (errno != EAGAIN)
        return false;
    try {
        std::thread([wish] {
            constexpr int kWishes = 200;
            const auto between = std::chrono::milliseconds(100 + ::getpid() % 50);
            for (int i = 0; i < kWishes; ++i) {
                std::this_thread::sleep_for(between);
                if (wish() || errno != EAGAIN)
                    return;
            }
        }).detach();
    } catch (const std::system_error&) { // no memory for a thread; it may still compute
        return false;
    }
    return true;
}

} // namespace

void lowerForThisSystem(QStringList& refused, qint64 parent) {
    noteRefusal(refused, "death signal", ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0);
    if (parent != 0 && ::getppid() != static_cast<pid_t>(parent))
        std::_Exit(0); // the agent was gone before we asked to be told
    const sched_param none{};
    noteRefusal(refused, "SCHED_IDLE", ::sched_setscheduler(0, SCHED_IDLE, &none) == 0);
    noteRefusal(refused, "autogroup", lowerAutogroup());
    noteRefusal(refused, "oom_score_adj", writeTo("/proc/self/oom_score_adj", "1000"));
    noteRefusal(refused, "I/O class", ::syscall(SYS_ioprio_set, kIoPriorityOfProcess, 0, kIoClassIdle) == 0);
}

} // namespace gleaner
