// The whole way of chunks, measured with real processes: a head and two workers over HTTP on this machine. Run by hand
// on a machine that has nothing else to do: pipeline_bench GLEANER [throughput|efficiency]. One line a figure; ratios
// count, absolute times on shared machines do not.
#include "common/kernels/built_in.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

namespace {

using namespace gleaner;

constexpr int kChunks = 100'000;
constexpr double kBoincPerSecond = 102; // 8.8 million tasks a day; Anderson, Korpela, Walton 2005
constexpr int kLongChunks = 40;
constexpr int kLongChunkMilliseconds = 1'000;

class PlainContext final : public ComputeContext {
public:
    bool keepGoing() override { return true; }
    void progress(double) override {}
};

/// Started programs, ended with the bench.
class Processes {
public:
    explicit Processes(QString program) : m_program(std::move(program)) {}
    ~Processes() {
        for (const auto& process : m_running) {
            process->terminate();
            process->waitForFinished();
        }
    }
    void start(const QStringList& arguments) {
        m_running.push_back(std::make_unique<QProcess>());
        m_running.back()->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_running.back()->start(m_program, arguments);
    }
    /// Seconds that the program took; ends the bench when it fails.
    double run(const QStringList& arguments) {
        QProcess process;
        process.setStandardErrorFile(QProcess::nullDevice());
        QElapsedTimer timer;
        timer.start();
        process.start(m_program, arguments);
        process.waitForFinished(-1);
        if (process.exitCode() != 0) {
            std::fprintf(stderr, "failed: %s\n", qPrintable(arguments.join(QLatin1Char(' '))));
            std::exit(1);
        }
        return static_cast<double>(timer.nsecsElapsed()) * 1e-9;
    }

private:
    QString m_program;
    std::vector<std::unique_ptr<QProcess>> m_running;
};

void waitForFile(const QString& path) {
    while (!QFile::exists(path))
        QThread::msleep(10);
}

void throughput(const QString& program) {
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("data"));
    const QString connection = data + QStringLiteral("/connection");
    Processes processes(program);
    processes.start({QStringLiteral("serve"), QStringLiteral("--data"), data, QStringLiteral("--listen"),
                     QStringLiteral("127.0.0.1:0"), QStringLiteral("--local-compute"), QStringLiteral("off")});
    waitForFile(connection);
    for (int worker = 0; worker < 2; ++worker)
        processes.start({QStringLiteral("work"), QStringLiteral("--connect"), QLatin1Char('@') + connection});
    const double seconds =
        processes.run({QStringLiteral("submit"), QStringLiteral("--data"), data, QStringLiteral("--wait"),
                       QStringLiteral("echo"), QStringLiteral("--chunks"), QString::number(kChunks),
                       QStringLiteral("-o"), folder.filePath(QStringLiteral("echo.txt"))});
    const double rate = kChunks / seconds;
    std::printf(
        "end to end, %d chunks of no work, 2 workers over HTTP: %.0f chunks/s (goal 3,000; BOINC's published %.0f: "
        "%.0f times)\n",
        kChunks, rate, kBoincPerSecond, rate / kBoincPerSecond);
}

/// Seconds of the same chunks in a plain loop on every core.
double plainLoop(int threads) {
    ComputationRegistry registry;
    addBuiltInComputations(registry);
    const Computation* echo = registry.findNewest(QStringLiteral("echo"));
    const auto split =
        echo->split(*checkParameters(echo->parameters(), {{QStringLiteral("chunks"), kLongChunks},
                                                          {QStringLiteral("spin-ms"), kLongChunkMilliseconds}}));
    std::atomic<SequenceNumber> next = 0;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> pool;
    for (int i = 0; i < threads; ++i) {
        pool.emplace_back([&] {
            const auto kernel = echo->makeKernel();
            PlainContext context;
            for (SequenceNumber sequence = next++; sequence < (*split)->chunkCount(); sequence = next++)
                (void)kernel->compute((*split)->chunk(sequence), context);
        });
    }
    for (std::thread& thread : pool)
        thread.join();
    return static_cast<double>(timer.nsecsElapsed()) * 1e-9;
}

void efficiency(const QString& program) {
    QTemporaryDir folder;
    Processes processes(program);
    const int threads = QThread::idealThreadCount();
    const double before = plainLoop(threads);
    const double gleaner = processes.run(
        {QStringLiteral("run"), QStringLiteral("--data"), folder.filePath(QStringLiteral("data")),
         QStringLiteral("echo"), QStringLiteral("--chunks"), QString::number(kLongChunks), QStringLiteral("--spin-ms"),
         QString::number(kLongChunkMilliseconds), QStringLiteral("-o"), folder.filePath(QStringLiteral("echo.txt"))});
    const double plain = std::min(before, plainLoop(threads)); // the better of two: a peer is not beaten by a hiccup
    std::printf(
        "parallel efficiency, %d chunks of about %d ms on %d cores: %.1f %% (goal 98; plain loop %.2f s, gleaner run "
        "%.2f s with its start and end)\n",
        kLongChunks, kLongChunkMilliseconds, threads, 100 * plain / gleaner, plain, gleaner);
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: pipeline_bench GLEANER [throughput|efficiency]\n");
        return 2;
    }
    const QString which = arguments.value(2);
    if (which.isEmpty() || which == QLatin1String("throughput"))
        throughput(arguments[1]);
    if (which.isEmpty() || which == QLatin1String("efficiency"))
        efficiency(arguments[1]);
    return 0;
}
