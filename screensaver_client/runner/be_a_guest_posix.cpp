#include "screensaver_client/runner/be_a_guest.h"

#include "screensaver_client/runner/guest_system.h"

#include <QString>

#include <cerrno>
#include <csignal>
#include <cstring>

#include <sys/resource.h>
#include <unistd.h>

namespace gleaner {
namespace {

constexpr rlim_t kMostFileBytes = rlim_t{64} << 20;
/// What the process has beside the computation: its libraries' data and the stacks of its threads, 8 MiB each.
constexpr rlim_t kOwnBytes = rlim_t{48} << 20;
/// Address space beside the computation's: libraries (some 130 MiB) and an allocator's arenas (64 MiB a thread).
constexpr rlim_t kReservedBytes = rlim_t{512} << 20;

bool limit(int resource, rlim_t most) {
    const rlimit wanted{most, most};
    return ::setrlimit(static_cast<decltype(RLIMIT_DATA)>(resource), &wanted) == 0;
}

} // namespace

void noteRefusal(QStringList& refused, const char* what, bool done) {
    if (!done)
        refused << QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromLocal8Bit(std::strerror(errno)));
}

QStringList becomeGuest(const GuestLimits& limits) {
    QStringList refused;
    for (const int ours : {SIGTERM, SIGINT, SIGHUP, SIGPIPE})
        std::signal(ours, SIG_IGN);
    (void)::setsid(); // fails when the agent has made one for us: good, too
    lowerForThisSystem(refused, limits.parent);
    noteRefusal(refused, "nice 19", ::setpriority(PRIO_PROCESS, 0, 19) == 0);
    noteRefusal(refused, "no core files", limit(RLIMIT_CORE, 0));
    noteRefusal(refused, "file size", limit(RLIMIT_FSIZE, kMostFileBytes));
    // In RLIMIT_AS libraries and what the allocator only reserves count as well, more than many a computation needs; it
    // bounds shared memory, which RLIMIT_DATA does not know.
    if (const auto memory = static_cast<rlim_t>(limits.memoryBytes); memory > 0) {
        noteRefusal(refused, "memory limit", limit(RLIMIT_DATA, memory + kOwnBytes));
        noteRefusal(refused, "address space", limit(RLIMIT_AS, memory + kReservedBytes));
    }
    return refused;
}

void prepareFrameStreams() {}

} // namespace gleaner
