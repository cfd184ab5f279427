// What the senses cost at rest, and how soon they tell of the owner's input, on the X display and the buses that the
// environment names: senses_bench [SECONDS [INPUTS]], e.g. under `dbus-run-session -- xvfb-run -a`. One line a figure.
#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/senses.h"
#include "screensaver_client/senses/x11_display_x11.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslSocket>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace gleaner {
namespace {

/// Of this process, in MB as the kernel counts them.
double residentMegabytes() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                return line.simplified().split(' ')[1].toDouble() / 1024;
        }
    }
    return 0;
}

void measureRest(int seconds) {
    const std::clock_t before = std::clock();
    QThread::sleep(static_cast<unsigned long>(seconds));
    const double cpu = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    std::printf("at_rest                  rss_mb=%.1f cpu_percent_of_a_core=%.4f\n", residentMegabytes(),
                100 * cpu / seconds);
}

double at(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

/// From a pointer's motion, sent to the server by another connection, to the callback that tells of it.
void measureLatency(const Senses& senses, const std::atomic<std::int64_t>& told, int inputs) {
    const auto nowUs = [] {
        return std::chrono::duration_cast<std::chrono::microseconds>(
                   std::chrono::steady_clock::now().time_since_epoch())
            .count();
    };
    const auto display = X11Display::open();
    if (!display)
        return;
    std::vector<double> ms;
    for (int i = 0; i < inputs; ++i) {
        while (senses.inputs().idle.value_or(Milliseconds{0}) < IdleSource::kQuiet + Milliseconds{200})
            QThread::msleep(20);
        const std::int64_t sent = nowUs();
        xcb_warp_pointer((*display)->connection(), XCB_NONE, (*display)->root(), 0, 0, 0, 0,
                         static_cast<std::int16_t>(10 + i % 100), 10);
        xcb_flush((*display)->connection());
        while (told < sent && nowUs() - sent < 5'000'000)
            QThread::usleep(200);
        ms.push_back(static_cast<double>(told - sent) / 1000);
    }
    std::ranges::sort(ms);
    std::printf("input_to_callback        n=%zu ms_p50=%.2f ms_p90=%.2f ms_p99=%.2f ms_max=%.2f\n", ms.size(),
                at(ms, 0.5), at(ms, 0.9), at(ms, 0.99), ms.back());
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    const QCoreApplication application(argc, argv);
    std::printf("before_the_senses        rss_mb=%.1f ssl=%d\n", residentMegabytes(),
                argc > 3 && QSslSocket::supportsSsl() ? 1 : 0);
    const SystemClock clock;
    std::atomic<Senses*> made = nullptr;
    std::atomic<std::int64_t> told = 0;
    const auto senses = makeSystemSenses(clock, [&] {
        Senses* all = made;
        if (all && all->inputs().idle == Milliseconds{0})
            told = std::chrono::duration_cast<std::chrono::microseconds>(
                       std::chrono::steady_clock::now().time_since_epoch())
                       .count();
    });
    made = senses.get();
    QThread::sleep(2);
    measureRest(argc > 1 ? std::atoi(argv[1]) : 20);
    measureLatency(*senses, told, argc > 2 ? std::atoi(argv[2]) : 30);
    return 0;
}
