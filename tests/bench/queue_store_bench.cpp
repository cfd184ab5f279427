// How fast the durable queues are on the disk below the folder given (default: the working folder), one line a figure:
// put/s and get+delete/s with 1 KiB texts for 1, 16 and 64 who wait, empty and with 100,000 waiting, each with the
// processor time it took (which a busy machine does not spoil); memory a waiting
// message; and beside them what the disk itself does, syncs of 1 KiB a second.
//
//   queue_store_bench [FOLDER [SECONDS PER FIGURE]]
//
// "threads" block until durable; "callers" are what the server has: operations at once, answers by the commit gate.
#include "head_node/store/durable_queue_store.h"

#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

namespace gleaner {
namespace {

constexpr int kWaiting = 100'000;
const QString kQueue = QStringLiteral("bench");

QByteArray text() {
    return QByteArray(1'024, 'x');
}

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Resident bytes of this process; 0 where the system does not tell.
double residentBytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) * 1024;
    return 0;
}

bool takeAndRemove(MessageQueue& queue) {
    const auto leases = queue.get(1, kDefaultVisibility);
    if (!leases || leases->empty())
        return false;
    return queue.remove(leases->front().message.id, leases->front().receipt.popReceipt).has_value();
}

/// What a measurement found.
struct Figure {
    double perSecond = 0;
    double cpuMicroseconds = 0; ///< of all threads, an operation
};

class Stopwatch {
public:
    [[nodiscard]] double seconds() const { return secondsSince(m_start); }
    [[nodiscard]] Figure figure(int operations) const {
        const double cpu = static_cast<double>(std::clock() - m_cpuStart) / CLOCKS_PER_SEC;
        return {operations / seconds(), 1e6 * cpu / std::max(operations, 1)};
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::clock_t m_cpuStart = std::clock();
};

using Operation = std::function<bool(MessageQueue&)>;

const Operation kPut = [](MessageQueue& queue) { return queue.put(text(), {}).has_value(); };

/// Operations a second by `threads` that block, until `seconds` are over or `most` are done.
Figure measureThreads(DurableQueueStore& store, int threads, double seconds, int most, const Operation& operation) {
    std::atomic<int> done = 0;
    const Stopwatch watch;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i)
            running.emplace_back([&] {
                const auto queue = store.blocking().open(kQueue);
                while (done < most && watch.seconds() < seconds && operation(*queue))
                    ++done;
            });
    }
    return watch.figure(done);
}

/// The same for `callers` whose next operation begins when the gate lets the last one go, all on one thread.
Figure measureCallers(DurableQueueStore& store, int callers, double seconds, int most, const Operation& operation) {
    const auto queue = store.deferred().open(kQueue);
    std::atomic<int> released = callers;
    int done = 0;
    const Stopwatch watch;
    while (done < most && watch.seconds() < seconds) {
        released.wait(0);
        for (int free = released.exchange(0); free > 0; --free) {
            if (!operation(*queue))
                return watch.figure(done);
            ++done;
            store.gate().whenDurable(store.gate().position(), [&](const Status&) {
                ++released;
                released.notify_one();
            });
        }
    }
    const Figure rate = watch.figure(done);
    while (!store.flush()) {
    }
    return rate;
}

void fill(DurableQueueStore& store, int count) {
    constexpr int batch = 1'000; // no larger a buffer than a busy server would have
    const auto queue = store.deferred().open(kQueue);
    for (int i = 0; i < count; ++i)
        if (!queue->put(text(), {}) || (i % batch == 0 && !store.flush()))
            return;
    (void)store.flush();
}

void measure(DurableQueueStore& store, const char* state, int waiting, double seconds) {
    const auto queue = store.blocking().open(kQueue);
    for (const int clients : {1, 16, 64}) {
        for (const bool threads : {true, false}) {
            const auto run = threads ? measureThreads : measureCallers;
            (void)queue->clear();
            fill(store, waiting);
            const Figure puts = run(store, clients, seconds, 1 << 30, kPut);
            const auto there = queue->properties().value_or(QueueProperties()).approximateMessageCount;
            const Figure takes = run(store, clients, seconds, static_cast<int>(there) - waiting, takeAndRemove);
            std::printf("%-15s %2d %s: put %7.0f/s (%5.1f us CPU), get+delete %7.0f/s (%5.1f us CPU)\n", state, clients,
                        threads ? "threads" : "callers", puts.perSecond, puts.cpuMicroseconds, takes.perSecond,
                        takes.cpuMicroseconds);
            std::fflush(stdout);
        }
    }
}

double rawSyncs(FileSystem& files, const QString& path, double seconds) {
    auto file = files.openAppend(path, 0);
    int done = 0;
    const auto start = std::chrono::steady_clock::now();
    while (file && secondsSince(start) < seconds && (*file)->append(text()) && (*file)->sync())
        ++done;
    return done / secondsSince(start);
}

int run(const QString& folder, double seconds) {
    const auto files = makeSystemFileSystem();
    const QTemporaryDir place(folder + QStringLiteral("/queue-bench"));
    SystemClock clock;
    SystemRandom random;
    std::printf("raw disk: %.0f syncs of 1 KiB a second\n",
                rawSyncs(*files, place.filePath(QStringLiteral("raw")), seconds));
    const QString storePath = place.filePath(QStringLiteral("store"));
    auto store = DurableQueueStore::open(*files, storePath, {}, clock, random);
    if (!store || !(*store)->blocking().create(kQueue, {})) {
        std::printf("cannot open: %s\n", store ? "" : qPrintable(store.error().message));
        return 1;
    }
    fill(**store, 2'000);
    const double before = residentBytes();
    fill(**store, kWaiting);
    std::printf("memory: %.0f bytes a waiting message\n", (residentBytes() - before) / kWaiting);
    measure(**store, "empty", 0, seconds);
    measure(**store, "100,000 waiting", kWaiting, seconds);
    const auto start = std::chrono::steady_clock::now();
    store->reset();
    store = DurableQueueStore::open(*files, storePath, {}, clock, random);
    if (store)
        std::printf("restart: %.2f s. %s\n", secondsSince(start), qPrintable((*store)->report().summary()));
    return 0;
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    return gleaner::run(folder, argc > 2 ? std::stod(argv[2]) : 2.0);
}
