// How soon the window answers input, and how much memory it takes, beside a head of its own with a job of a million
// chunks, 100,000 messages waiting and 500 workers. The head, its queue and the job are real; the workers are added to
// what the head shows.
//   usage: window_bench [SECONDS]     prints figures; exit code 1 when a bound is not kept
#include "common/kernels/built_in.h"
#include "head_node/gui/fleet_view.h"
#include "head_node/gui/main_window.h"
#include "head_node/headlink/head_session.h"
#include "tests/support/seeded_random.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cstdio>

namespace gleaner {
namespace {

constexpr int kWorkers = 500, kChunks = 1'000'000;
constexpr std::uint64_t kWaiting = 100'000;
constexpr double kBound_ms = 50, kBound_MB = 400;

/// The head's own snapshots with a fleet that is never the same twice.
class BusyFleetLink final : public HeadLink {
public:
    explicit BusyFleetLink(HeadLink& head) : m_head(head) {}
    QFuture<Answer> ask(QJsonObject request) override { return m_head.ask(std::move(request)); }
    QFuture<Result<SnapshotPtr>> snapshot() override {
        return m_head.snapshot().then([this](const Result<SnapshotPtr>& shot) -> Result<SnapshotPtr> {
            if (!shot)
                return shot;
            auto busy = std::make_shared<HeadSnapshot>(**shot);
            ++m_turn;
            for (int i = 0; i < kWorkers; ++i) {
                FleetWorker worker;
                worker.worker = WorkerId(QStringLiteral("office-pc-%1").arg(i, 3, 10, QLatin1Char('0')));
                worker.platform = QStringLiteral("Linux x86-64");
                worker.processors = 8;
                worker.answers = static_cast<std::uint64_t>(i * 1'000 + m_turn);
                worker.ratePerSecond = i % 17 + m_turn % 5;
                worker.isProven = i % 50 != 0;
                worker.version = QStringLiteral("0.1.0");
                worker.chunksDone = worker.answers;
                worker.speed = 0.5 + (i * 7 + m_turn) % 100 / 100.0;
                worker.activity = (i + m_turn / 20) % 9 == 0 ? WorkerActivity::Waiting : WorkerActivity::Computing;
                worker.activeSince = busy->at - Seconds(i);
                if (!busy->jobs.empty())
                    worker.inHand = FleetChunk{busy->jobs[0].record.id, static_cast<SequenceNumber>(i * 1'000 + m_turn),
                                               busy->at - Seconds(3)};
                worker.lastSeen = busy->at;
                worker.firstSeen = busy->at - Seconds(3'600);
                busy->fleet.push_back(worker);
            }
            return SnapshotPtr(std::move(busy));
        });
    }

private:
    HeadLink& m_head;
    std::atomic<int> m_turn = 0;
};

class NoTray final : public Tray {
public:
    bool isAvailable() const override { return false; }
    void setShown(bool) override {}
    void setToolTip(const QString&) override {}
    void notify(const QString&, const QString&) override {}
};

const auto kStampType = static_cast<QEvent::Type>(QEvent::registerEventType());

struct Stamp final : QEvent {
    Stamp() : QEvent(kStampType), sent(std::chrono::steady_clock::now()) {}
    std::chrono::steady_clock::time_point sent;
};

/// Gets events as the keyboard's and the mouse's come, and notes how long each had to wait.
class Probe final : public QObject {
public:
    bool event(QEvent* event) override {
        if (event->type() != kStampType)
            return QObject::event(event);
        const auto waited = std::chrono::steady_clock::now() - static_cast<Stamp*>(event)->sent;
        waits_ms.push_back(std::chrono::duration<double, std::milli>(waited).count());
        return true;
    }
    std::vector<double> waits_ms;
};

double residentMegabytes() {
    QFile file(QStringLiteral("/proc/self/status"));
    (void)file.open(QIODevice::ReadOnly);
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toDouble() / 1'000;
    }
    return 0;
}

bool wait(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 60'000);
}

/// Turns to each view again and again, and moves about in it with keys.
void use(MainWindow& window, Milliseconds duration) {
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < duration.count();) {
        for (const Qt::Key view : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7}) {
            QTest::keyClick(&window, view, Qt::ControlModifier);
            for (int i = 0; i < 10; ++i) {
                QWidget* focus = QApplication::focusWidget();
                QTest::keyClick(focus != nullptr ? focus : &window, i % 2 == 0 ? Qt::Key_Down : Qt::Key_Tab);
                QTest::qWait(50);
            }
        }
    }
}

/// Wheel and page keys through a table of 500 workers that all change twice a second. Returns how long each step took
/// until it was painted.
std::vector<double> scrollFleet(MainWindow& window) {
    auto* table = window.findChild<QTableView*>(QStringLiteral("fleet"));
    window.setCurrentView(window.findChild<FleetView*>());
    (void)wait([table] { return table->model()->rowCount() >= kWorkers; });
    table->sortByColumn(static_cast<int>(FleetColumn::Speed), Qt::DescendingOrder);
    table->setFocus();
    std::vector<double> steps_ms;
    for (int i = 0; i < 300; ++i) {
        QElapsedTimer timer;
        timer.start();
        QScrollBar* bar = table->verticalScrollBar();
        bar->setValue(i % 2 == 0 ? bar->value() + 3 : (i * 37) % (bar->maximum() + 1));
        table->viewport()->repaint();
        steps_ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QTest::qWait(10);
    }
    std::sort(steps_ms.begin(), steps_ms.end());
    return steps_ms;
}

int measure(Milliseconds duration) {
    QTemporaryDir folder;
    ComputationRegistry computations;
    addBuiltInComputations(computations);
    SystemClock clock;
    SeededRandom random(1);
    HostOptions options;
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    options.localThreads = 1;
    options.engine.window.smallest = kWaiting;
    options.engine.window.largest = kWaiting;
    HeadSession session(options, computations, clock, random);
    BusyFleetLink link(session.link());
    HeadWatch watch(link);
    NoTray tray;
    QSettings memory(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    memory.setValue(QStringLiteral("peek/interval_ms"), 1'000); // as often as can be chosen
    MainWindow window({link, watch, computations, tray, memory, [](const QString&) {}, false});
    window.show();
    session.open();
    if (!wait([&] { return session.state() == SessionState::Own; }))
        return 2;
    watch.start();
    window.perform({{QStringLiteral("command"), QStringLiteral("submit")},
                    {QStringLiteral("computation"), QStringLiteral("echo")},
                    {QStringLiteral("parameters"),
                     QJsonObject{{QStringLiteral("chunks"), kChunks}, {QStringLiteral("spin-ms"), 5}}},
                    {QStringLiteral("output"), folder.filePath(QStringLiteral("echo.txt"))}},
                   QStringLiteral("Handed in."));
    if (!wait([&] { return !watch.snapshot()->jobs.empty() && watch.snapshot()->jobs[0].out >= kWaiting * 9 / 10; }))
        return 2;

    Probe probe;
    std::atomic<bool> done = false;
    std::unique_ptr<QThread> sender(QThread::create([&probe, &done] {
        while (!done) {
            QCoreApplication::postEvent(&probe, new Stamp, Qt::NormalEventPriority);
            QThread::msleep(5);
        }
    }));
    sender->start();
    use(window, duration);
    const std::vector<double> scrolled = scrollFleet(window);
    done = true;
    sender->wait();
    QCoreApplication::sendPostedEvents(&probe);

    std::vector<double>& waits = probe.waits_ms;
    std::sort(waits.begin(), waits.end());
    const auto at = [&waits](double part) {
        return waits[static_cast<std::size_t>(part * static_cast<double>(waits.size() - 1))];
    };
    const JobSnapshot& job = watch.snapshot()->jobs[0];
    std::printf("job of %d chunks, %llu out, %llu answered; %zu workers\n", kChunks,
                static_cast<unsigned long long>(job.out), static_cast<unsigned long long>(job.answered),
                watch.snapshot()->fleet.size());
    std::printf("input answered within: median %.2f ms, 99 %% %.2f ms, longest %.2f ms, of %zu\n", at(0.5), at(0.99),
                at(1), waits.size());
    const double scroll_ms = scrolled[scrolled.size() * 99 / 100];
    std::printf("a scrolled Fleet of %d painted within: median %.2f ms, 99 %% %.2f ms, longest %.2f ms, of %zu\n",
                kWorkers, scrolled[scrolled.size() / 2], scroll_ms, scrolled.back(), scrolled.size());
    std::printf("memory at most: %.0f MB, head and window in one process\n", residentMegabytes());
    return at(0.99) <= kBound_ms && scroll_ms <= kBound_ms && residentMegabytes() <= kBound_MB ? 0 : 1;
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    gleaner::prepareTheme(application);
    return gleaner::measure(gleaner::Seconds(seconds));
}
