// saver_bench [SECONDS]: what the saver costs on a screen of 1920x1080 (an Xvfb of its own), in each of its states,
// beside some of xscreensaver's own small programs where they are installed. One line a program:
//   NAME  frames/s  share of a core of the program  share of a core of the X server
// xscreensaver's programs do not tell their frames.
#include "screensaver_client/saver/saver_stage.h"
#include "tests/integration/process_signals.h"
#include "tests/screensaver_client/saver/example_scenes.h"

#include <QEventLoop>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QTimer>

#include <cstdio>

namespace gleaner {
namespace {

constexpr int kWarmUpMs = 3'000;

/// Clock ticks (10 ms each on Linux) that a process has computed.
qint64 ticksOf(qint64 processId) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return fields.value(11).toLongLong() + fields.value(12).toLongLong();
}

void turnEventLoop(int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

struct Ticks {
    qint64 program, server;
};

class Bench {
public:
    Bench(qint64 server, int seconds) : m_server(server), m_seconds(seconds) {}

    void saver(const char* name, const SaverScene& scene) const {
        const SystemClock clock;
        SaverStage stage(clock);
        stage.show(scene);
        stage.fillScreens();
        turnEventLoop(kWarmUpMs);
        const std::uint64_t frames = stage.frames();
        const qint64 self = QCoreApplication::applicationPid();
        const Ticks before = ticks(self);
        turnEventLoop(m_seconds * 1000);
        print(name, QString::number(double(stage.frames() - frames) / m_seconds, 'f', 1), before, self);
    }

    void other(const QString& name) const {
        const QString program = QStringLiteral("/usr/libexec/xscreensaver/") + name;
        if (!QFile::exists(program))
            return;
        QProcess process;
        endWithThisProcess(process);
        process.start(program, {QStringLiteral("--root")});
        process.waitForStarted();
        turnEventLoop(kWarmUpMs);
        const Ticks before = ticks(process.processId());
        turnEventLoop(m_seconds * 1000);
        print(name.toLatin1().constData(), QStringLiteral("-"), before, process.processId());
        process.kill();
        process.waitForFinished();
    }

private:
    [[nodiscard]] Ticks ticks(qint64 program) const { return {ticksOf(program), ticksOf(m_server)}; }
    void print(const char* name, const QString& frames, const Ticks& before, qint64 program) const {
        const Ticks after = ticks(program);
        std::printf("%-24s %6s frames/s  %5.1f %% of a core, X server %5.1f %%\n", name, frames.toLatin1().constData(),
                    double(after.program - before.program) / m_seconds,
                    double(after.server - before.server) / m_seconds);
        std::fflush(stdout);
    }

    qint64 m_server;
    int m_seconds;
};

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    QProcess server;
    endWithThisProcess(server);
    server.start(QStringLiteral("Xvfb"),
                 {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                  QStringLiteral("1920x1080x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp"),
                  QStringLiteral("-noreset")});
    if (!server.waitForStarted() || !server.waitForReadyRead()) {
        std::fputs("saver_bench needs Xvfb: apt-get install xvfb\n", stderr);
        return 1;
    }
    qputenv("DISPLAY", ':' + server.readLine().trimmed());
    qputenv("QT_QPA_PLATFORM", "xcb");
    QGuiApplication application(argc, argv);
    const Bench bench(server.processId(), argc > 1 ? std::max(1, std::atoi(argv[1])) : 10);
    bench.saver("gleaner: a picture", scenePaintingAPicture());
    bench.saver("gleaner: rings", scenePricingOptions());
    bench.saver("gleaner: paused", scenePaused());
    bench.saver("gleaner: no agent", sceneWithoutAgent());
    for (const char* name : {"deco", "galaxy", "binaryring", "hexadrop", "fuzzyflakes", "swirl"})
        bench.other(QString::fromLatin1(name));
    server.kill();
    server.waitForFinished();
    return 0;
}
