// Our server beside Redis streams, beanstalkd and Azurite, in one run on one disk: put and take+delete a second at 1,
// 16 and 64 connections, on an empty queue and with many messages waiting, 1 KiB texts; memory a waiting message.
//
//   queue_peers [--folder F] [--seconds S] [--rounds N] [--waiting N] [--peers gleaner,redis,…] [--connections 16,64]
//               [--shared-key] [--azurite FILE] [--gleaner FILE]
//
// Every peer is a process that syncs each acknowledged write to the disk below --folder (Azurite does not: it cannot),
// and is asked by the same client: one thread, one question at a time on each connection. A take+delete is a take and,
// after its answer, a delete. They take turns; of several rounds the best counts. What the disk itself does stands
// first.
#include "tests/bench/queue_peers/figures.h"
#include "tests/bench/queue_peers/load_posix.h"
#include "tests/bench/queue_peers/process_figures_posix.h"
#include "tests/bench/queue_peers/sync_speed_posix.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace gleaner {
namespace {

struct Plan {
    QString folder;
    std::chrono::milliseconds duration{2'000};
    int rounds = 1;
    std::uint64_t waiting = 100'000;
    QStringList peers;
    std::vector<int> connections;
    PeerPrograms programs;
};

/// A peer that runs, and how many messages wait there.
struct Running {
    PeerKind kind;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Peer> peer;
    std::uint64_t waiting = 0;
};

/// All peers run at the same time and are asked in turn, so that what else happens on the machine hits all alike.
class Bench {
public:
    explicit Bench(const Plan& plan) : m_plan(plan) {}

    void measure() {
        start();
        for (const int connections : m_plan.connections)
            measureEmpty(connections);
        if (m_plan.waiting == 0)
            return;
        start();
        for (Running& each : m_running)
            measureMemory(each);
        for (const int connections : m_plan.connections)
            inTurn(Figure::PutWaiting, connections);
        for (const int connections : m_plan.connections)
            inTurn(Figure::TakeWaiting, connections);
        m_running.clear();
    }
    [[nodiscard]] const Figures& figures() const { return m_figures; }

private:
    enum class What { Put, Take };

    static Dialogues dialogues(const Peer& peer, What what, int connections) {
        Dialogues all;
        for (int i = 0; i < connections; ++i)
            all.push_back(what == What::Put ? peer.put() : peer.take(i));
        return all;
    }

    /// Everybody anew, with nothing waiting.
    void start() {
        m_running.clear();
        for (const PeerKind kind : kPeerKinds) {
            if (!m_plan.peers.contains(QLatin1String(nameOf(kind))))
                continue;
            auto folder = std::make_unique<QTemporaryDir>(m_plan.folder + QStringLiteral("/queue_peers"));
            auto peer = startPeer(kind, m_plan.programs, folder->path());
            m_running.push_back({kind, std::move(folder), std::move(peer)});
        }
    }

    void measureEmpty(int connections) {
        for (int round = 0; round < m_plan.rounds; ++round) {
            for (Running& each : m_running) {
                run(each, Figure::PutEmpty, connections);
                if (const std::uint64_t supply = paceOf(each.kind).supply; supply > 0) {
                    clear(each);
                    fill(each, supply);
                }
                run(each, Figure::TakeEmpty, connections);
                clear(each);
            }
        }
    }

    void measureMemory(Running& each) {
        const double before = residentBytes(each.peer->processId());
        fill(each, m_plan.waiting);
        if (each.kind == PeerKind::Beanstalkd) // it was started anew to be filled, and may still be reading its log
            return;
        m_figures.bytesAMessage[each.kind] =
            (residentBytes(each.peer->processId()) - before) / static_cast<double>(m_plan.waiting);
    }

    void inTurn(Figure figure, int connections) {
        for (int round = 0; round < m_plan.rounds; ++round) {
            for (Running& each : m_running) {
                if (figure == Figure::TakeWaiting && connections > 1 && !paceOf(each.kind).takesWaitingAtOnce)
                    continue;
                fill(each, m_plan.waiting);
                run(each, figure, connections);
            }
        }
    }

    void run(Running& each, Figure figure, int connections) {
        const What what = figure == Figure::PutEmpty || figure == Figure::PutWaiting ? What::Put : What::Take;
        const Peer& peer = *each.peer;
        const double before = processorTime_us(peer.processId());
        const LoadOutcome outcome =
            runLoad(peer.port(), dialogues(peer, what, connections), {.duration = m_plan.duration, .atLeast = 2});
        const double used = processorTime_us(peer.processId()) - before;
        const Measured value{outcome.perSecond(), outcome.done > 0 ? used / static_cast<double>(outcome.done) : 0};
        m_figures.add(figure, connections, each.kind, value);
        each.waiting += what == What::Put ? outcome.done : -std::min(outcome.done, each.waiting);
        std::printf("%-10s %-26s connections %2d per_second %.2f us_cpu %.1f\n", nameOf(each.kind), nameOf(figure),
                    connections, value.perSecond, value.cpu_us);
        std::fflush(stdout);
    }

    /// Until so many wait, as quick as the peer can.
    static void fill(Running& each, std::uint64_t messages) {
        constexpr int kFillers = 200;
        if (each.waiting >= messages)
            return;
        each.peer->sync(false);
        (void)runLoad(each.peer->port(), dialogues(*each.peer, What::Put, kFillers),
                      {.duration = std::chrono::hours(1), .operations = messages - each.waiting});
        each.peer->sync(true);
        each.waiting = messages;
    }

    static void clear(Running& each) {
        each.peer->clear();
        each.waiting = 0;
    }

    const Plan& m_plan;
    std::vector<Running> m_running;
    Figures m_figures;
};

Plan planFrom(const QCoreApplication& application) {
    QCommandLineParser parser;
    const QString all = QStringLiteral("gleaner,redis,beanstalkd,azurite");
    const auto option = [&parser](const char* name, const char* what, const QString& value) {
        parser.addOption({QLatin1String(name), QLatin1String(what), QStringLiteral("value"), value});
    };
    parser.addHelpOption();
    option("folder", "Data folders are made there.", QStringLiteral("."));
    option("seconds", "How long a figure takes.", QStringLiteral("2"));
    option("rounds", "The best of so many counts.", QStringLiteral("1"));
    option("waiting", "How many messages wait; 0: empty queues only.", QStringLiteral("100000"));
    option("connections", "Which of 1, 16 and 64 at a time.", QStringLiteral("1,16,64"));
    option("peers", "Which ones.", all);
    option("gleaner", "The console program.", QStringLiteral(GLEANER_PROGRAM));
    option("azurite", "Azurite's JavaScript file for queues.", QStringLiteral(GLEANER_AZURITE));
    parser.addOption({QStringLiteral("shared-key"), QStringLiteral("Sign every request to gleaner with the key.")});
    parser.process(application);
    Plan plan;
    plan.folder = parser.value(QStringLiteral("folder"));
    plan.duration = std::chrono::milliseconds(std::lround(parser.value(QStringLiteral("seconds")).toDouble() * 1'000));
    plan.rounds = parser.value(QStringLiteral("rounds")).toInt();
    plan.waiting = parser.value(QStringLiteral("waiting")).toULongLong();
    plan.peers = parser.value(QStringLiteral("peers")).split(QLatin1Char(','));
    const QStringList connections = parser.value(QStringLiteral("connections")).split(QLatin1Char(','));
    std::ranges::copy_if(kConnections, std::back_inserter(plan.connections),
                         [&](int count) { return connections.contains(QString::number(count)); });
    plan.programs = {parser.value(QStringLiteral("gleaner")), parser.value(QStringLiteral("azurite")),
                     parser.isSet(QStringLiteral("shared-key"))};
    return plan;
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    const QCoreApplication application(argc, argv);
    const Plan plan = planFrom(application);
    std::printf("disk: %.0f syncs of 1 KiB a second\n", syncsASecond(plan.folder.toStdString(), plan.duration));
    Bench bench(plan);
    bench.measure();
    print(bench.figures());
    return 0;
}
