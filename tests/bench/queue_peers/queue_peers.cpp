// Our server beside Redis streams, beanstalkd and Azurite, in one run on one disk: put and take+delete a second at 1,
// 16 and 64 connections, on an empty queue and with many messages waiting, 1 KiB texts; memory a waiting message.
//
//   queue_peers [--folder F] [--seconds S] [--rounds N] [--waiting N] [--peers gleaner,redis,…] [--shared-key]
//               [--azurite FILE] [--gleaner FILE]
//
// Every peer is a process that syncs each acknowledged write to the disk below --folder (Azurite does not: it cannot),
// and is asked by the same client: one thread, one question at a time on each connection. A take+delete is a take and,
// after its answer, a delete. Of several rounds the best counts. What the disk itself does stands first.
#include "tests/bench/queue_peers/figures.h"
#include "tests/bench/queue_peers/load_posix.h"
#include "tests/bench/queue_peers/process_figures_posix.h"
#include "tests/bench/queue_peers/sync_speed_posix.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

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
    PeerPrograms programs;
};

class Bench {
public:
    explicit Bench(const Plan& plan) : m_plan(plan) {}

    void measure(PeerKind kind) {
        {
            const QTemporaryDir folder(m_plan.folder + QStringLiteral("/queue_peers"));
            measureEmpty(kind, *startPeer(kind, m_plan.programs, folder.path()));
        }
        const QTemporaryDir folder(m_plan.folder + QStringLiteral("/queue_peers"));
        measureWaiting(kind, *startPeer(kind, m_plan.programs, folder.path()));
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

    LoadOutcome run(PeerKind kind, const Peer& peer, Figure figure, int connections) {
        const What what = figure == Figure::PutEmpty || figure == Figure::PutWaiting ? What::Put : What::Take;
        const double before = processorTime_us(peer.processId());
        LoadBounds bounds{.duration = m_plan.duration};
        bounds.atLeast = 2;
        const LoadOutcome outcome = runLoad(peer.port(), dialogues(peer, what, connections), bounds);
        const double used = processorTime_us(peer.processId()) - before;
        const Measured value{outcome.perSecond(), outcome.done > 0 ? used / static_cast<double>(outcome.done) : 0};
        m_figures.add(figure, connections, kind, value);
        std::printf("%-10s %-26s connections %2d per_second %.2f us_cpu %.1f\n", nameOf(kind), nameOf(figure),
                    connections, value.perSecond, value.cpu_us);
        std::fflush(stdout);
        return outcome;
    }

    /// As quick as the peer can.
    static void fill(Peer& peer, std::uint64_t messages) {
        constexpr int kFillers = 200;
        if (messages == 0)
            return;
        peer.sync(false);
        (void)runLoad(peer.port(), dialogues(peer, What::Put, kFillers),
                      {.duration = std::chrono::hours(1), .operations = messages});
        peer.sync(true);
    }

    void measureEmpty(PeerKind kind, Peer& peer) {
        for (const int connections : kConnections) {
            (void)run(kind, peer, Figure::PutEmpty, connections);
            if (const std::uint64_t supply = paceOf(kind).supply; supply > 0) {
                peer.clear();
                fill(peer, supply);
            }
            (void)run(kind, peer, Figure::TakeEmpty, connections);
            peer.clear();
        }
    }

    void measureWaiting(PeerKind kind, Peer& peer) {
        const double before = residentBytes(peer.processId());
        fill(peer, m_plan.waiting);
        m_figures.bytesAMessage[kind] =
            (residentBytes(peer.processId()) - before) / static_cast<double>(m_plan.waiting);
        std::uint64_t waiting = m_plan.waiting;
        for (const int connections : kConnections)
            waiting += run(kind, peer, Figure::PutWaiting, connections).done;
        for (const int connections : kConnections) {
            if (connections > 1 && !paceOf(kind).takesWaitingAtOnce)
                return;
            waiting -= run(kind, peer, Figure::TakeWaiting, connections).done;
            const std::uint64_t missing = waiting < m_plan.waiting ? m_plan.waiting - waiting : 0;
            fill(peer, missing);
            waiting += missing;
        }
    }

    const Plan& m_plan;
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
    option("waiting", "How many messages wait.", QStringLiteral("100000"));
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
    for (int round = 0; round < plan.rounds; ++round)
        for (const PeerKind kind : kPeerKinds)
            if (plan.peers.contains(QLatin1String(nameOf(kind))) && (round == 0 || kind != PeerKind::Azurite))
                bench.measure(kind);
    print(bench.figures());
    return 0;
}
