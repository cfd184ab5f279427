// How good a guest the agent is: guest_bench [latency|share|rest] [REPETITIONS]. One line a figure.
//   latency  from an input event to the last instruction of a worker, with every core busy and with none of it: real
//            head, real agent, real runners; the workers write their clock into shared memory
//   share    what a program that wants one CPU gets of it beside a runner on that CPU, with the runner's autogroup at
//            19 and as it would be without
//   rest     memory and processor time of gleaner-agent while it has nothing to do (with its senses: under a display)
#include "screensaver_client/agent/agent_program.h"
#include "tests/integration/agent/agent_process.h"
#include "tests/integration/agent/pipe_senses_posix.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <thread>

#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

std::int64_t nowNs() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// One clock a worker, in a file that all processes map.
struct Clocks {
    static constexpr std::size_t kSlots = 4'096;
    std::atomic<std::uint64_t> taken;
    std::array<std::atomic<std::int64_t>, kSlots> at;

    [[nodiscard]] std::int64_t latest() const {
        std::int64_t last = 0;
        for (const auto& slot : at)
            last = std::max(last, slot.load());
        return last;
    }
};

Clocks* mapClocks(const QByteArray& path) {
    const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || ::ftruncate(file, sizeof(Clocks)) != 0)
        return nullptr;
    void* const memory = ::mmap(nullptr, sizeof(Clocks), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    return memory == MAP_FAILED ? nullptr : static_cast<Clocks*>(memory);
}

/// Writes its clock for as long as it lives.
class ClockKernel final : public Kernel {
public:
    Result<QByteArray> compute(const QByteArray&, ComputeContext& context) override {
        Clocks* const clocks = mapClocks(qgetenv("GLEANER_BENCH_CLOCKS"));
        if (clocks == nullptr)
            return failure(ErrorCode::Failed, u"There is no shared memory."_s);
        auto& slot = clocks->at[clocks->taken.fetch_add(1) % Clocks::kSlots];
        while (context.keepGoing())
            slot.store(nowNs(), std::memory_order_relaxed);
        return failure(ErrorCode::Cancelled, {});
    }
};

/// The echo of the head's jobs, as far as the agent can tell.
class ClockComputation final : public Computation {
public:
    QString name() const override { return u"echo"_s; }
    std::uint32_t version() const override { return 1; }
    QString summary() const override { return {}; }
    QString resultSuffix() const override { return {}; }
    std::vector<ParameterSpec> parameters() const override { return {}; }
    Result<std::unique_ptr<Split>> split(const Parameters&) const override {
        return failure(ErrorCode::InvalidArgument, {});
    }
    std::unique_ptr<Kernel> makeKernel() const override { return std::make_unique<ClockKernel>(); }
};

void addClock(ComputationRegistry& registry) {
    registry.add(std::make_unique<ClockComputation>());
}

/// Processes that do nothing but keep a core busy each, in a session of their own as a desktop's programs are.
class Load {
public:
    explicit Load(int processes) {
        for (int i = 0; i < processes; ++i) {
            const pid_t child = ::fork();
            if (child == 0) {
                ::setsid();
                for (std::atomic<std::uint64_t> spins = 0;;)
                    spins.fetch_add(1, std::memory_order_relaxed);
            }
            m_children.push_back(child);
        }
    }
    ~Load() {
        for (const pid_t child : m_children) {
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
        }
    }
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;
    [[nodiscard]] pid_t first() const { return m_children.front(); }

private:
    std::vector<pid_t> m_children;
};

/// Head and agent, with work for ever.
struct Scene {
    Scene() {
        qputenv("GLEANER_BENCH_CLOCKS", office.file(u"clocks"_s).toLocal8Bit());
        clocks = mapClocks(qgetenv("GLEANER_BENCH_CLOCKS"));
        if (!office.startHead())
            std::fputs("the head does not start\n", stderr);
        (void)office.ask({u"worker"_s, u"enrol"_s, u"bench"_s, u"-o"_s, office.file(u"enrolment"_s)});
        (void)office.submit(
            {u"echo"_s, u"--chunks"_s, u"100"_s, u"--spin-ms"_s, u"60000"_s, u"-o"_s, office.file(u"result"_s)});
        agent = std::make_unique<AgentProcess>(
            office.file(u"home"_s), QStringList{u"--no-tray"_s, u"--enrolment"_s, office.file(u"enrolment"_s)},
            QCoreApplication::applicationFilePath());
        if (!agent->start())
            std::fputs("the agent does not start\n", stderr);
    }
    /// Workers run and have written their clock since `since`.
    bool computes(std::int64_t since) {
        return eventually([&] { return clocks->latest() > since; });
    }

    Office office{{u"--visibility"_s, u"3600"_s}};
    Clocks* clocks = nullptr;
    std::unique_ptr<AgentProcess> agent;
};

void printDistribution(const char* what, std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto at = [&values](double part) {
        return values.empty() ? 0 : values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
    };
    std::printf("%-40s n=%zu p50=%.3f p90=%.3f p99=%.3f max=%.3f ms\n", what, values.size(), at(0.5), at(0.9), at(0.99),
                at(1));
    std::fflush(stdout);
}

/// At normal priority a worker runs when the input comes, whatever else does: the time that the agent itself needs.
/// Takes the right to do that (CAP_SYS_NICE).
void raise(const std::vector<qint64>& runners) {
    const sched_param none{};
    for (const qint64 runner : runners) {
        for (const QString& task : QDir(u"/proc/%1/task"_s.arg(runner)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto id = static_cast<pid_t>(task.toLongLong());
            if (::sched_setscheduler(id, SCHED_OTHER, &none) != 0 ||
                ::setpriority(PRIO_PROCESS, static_cast<id_t>(id), 0) != 0)
                std::perror("a worker keeps its priority");
        }
        QFile autogroup(u"/proc/%1/autogroup"_s.arg(runner));
        if (autogroup.open(QIODevice::WriteOnly))
            autogroup.write("0");
    }
}

void measureLatency(Scene& scene, const char* what, int repetitions, bool raised = false) {
    std::vector<double> milliseconds;
    for (int i = 0; i < repetitions; ++i) {
        scene.agent->tell('i');
        if (!scene.computes(nowNs()))
            continue;
        if (raised) {
            raise(scene.agent->runners());
            (void)scene.computes(nowNs());
        }
        QThread::msleep(static_cast<unsigned long>(20 + i % 30)); // wherever in its time slice a worker is
        const std::int64_t input = nowNs();
        scene.agent->tell('b');
        (void)eventually([&scene] { return scene.agent->runners().empty(); });
        milliseconds.push_back(std::max(0.0, static_cast<double>(scene.clocks->latest() - input) / 1e6));
    }
    printDistribution(what, std::move(milliseconds));
}

int latency(int repetitions) {
    Scene scene;
    measureLatency(scene, "input to last instruction, as it is", repetitions);
    const Load load(QThread::idealThreadCount());
    measureLatency(scene, "input to last instruction, every core busy", repetitions);
    measureLatency(scene, "… and the workers at normal priority", repetitions, true);
    return 0;
}

void pinTo(pid_t process, std::size_t processor) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(processor, &one);
    ::sched_setaffinity(process, sizeof one, &one);
}

/// Of what both get of CPU 0 in `seconds`, the part of the first.
double shareOf(pid_t foreground, qint64 runner, int seconds) {
    const double before = cpuSeconds(foreground), runnerBefore = cpuSeconds(runner);
    QThread::sleep(static_cast<unsigned long>(seconds));
    const double got = cpuSeconds(foreground) - before, runnerGot = cpuSeconds(runner) - runnerBefore;
    return 100 * got / (got + runnerGot);
}

int share(int seconds) {
    Scene scene;
    scene.agent->tell('i');
    if (!scene.computes(nowNs()))
        return 1;
    const qint64 runner = scene.agent->runners().front();
    const Load foreground(1);
    pinTo(foreground.first(), 0);
    for (const QString& task : QDir(u"/proc/%1/task"_s.arg(runner)).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        pinTo(static_cast<pid_t>(task.toLongLong()), 0);
    std::printf("foreground's share, autogroup 19         %.1f %%\n", shareOf(foreground.first(), runner, seconds));
    QFile autogroup(u"/proc/%1/autogroup"_s.arg(runner));
    if (autogroup.open(QIODevice::WriteOnly))
        autogroup.write("0");
    autogroup.close();
    std::printf("foreground's share, autogroup as it comes %.1f %%\n", shareOf(foreground.first(), runner, seconds));
    return 0;
}

int rest(int seconds) {
    QTemporaryDir home;
    AgentProcess agent(home.path(), {u"--no-tray"_s}, QCoreApplication::applicationDirPath() + u"/gleaner-agent"_s);
    if (!agent.start())
        return 1;
    QThread::sleep(3);
    const double before = cpuSeconds(agent.processId());
    QThread::sleep(static_cast<unsigned long>(seconds));
    const double used = cpuSeconds(agent.processId()) - before;
    std::printf(
        "at rest: resident %lld KiB, processor %.3f %% of a core over %d s (BOINC's client: 16600 KiB, 0.08 %%)\n",
        static_cast<long long>(residentKib(agent.processId())), 100 * used / seconds, seconds);
    return 0;
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    const bool isAgent = argc > 1 && argv[1][0] == '-'; // started by a Scene, or as its runner
    if (isAgent)
        return gleaner::runAgentProgram(argc, argv, gleaner::makePipeSenses, gleaner::addClock);
    const QCoreApplication application(argc, argv);
    const QByteArray what = argc > 1 ? argv[1] : "all";
    const int count = argc > 2 ? std::atoi(argv[2]) : 0;
    int code = 0;
    if (what == "latency" || what == "all")
        code |= gleaner::latency(count > 0 ? count : 100);
    if (what == "share" || what == "all")
        code |= gleaner::share(count > 0 ? count : 10);
    if (what == "rest" || what == "all")
        code |= gleaner::rest(count > 0 ? count : 30);
    return code;
}
