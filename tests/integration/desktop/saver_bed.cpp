#include "tests/integration/desktop/saver_bed.h"

#include "tests/integration/process_signals.h"
#include "tests/support/event_wait.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <unistd.h>

namespace gleaner {

namespace {

/// Of folders that our programs may use, before anything is started.
QString makeRuntimeFolder(const QTemporaryDir& folder) {
    const QString run = folder.filePath(QStringLiteral("run"));
    QDir().mkpath(run);
    QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("XDG_RUNTIME_DIR", run.toUtf8());
    qputenv("XDG_CONFIG_HOME", run.toUtf8());
    for (const char* name : {"WAYLAND_DISPLAY", "XSCREENSAVER_WINDOW", "QT_QPA_PLATFORM"})
        qunsetenv(name);
    return run;
}

} // namespace

StartedProgram::StartedProgram(const QString& program, const QStringList& arguments, const QStringList& environment) {
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (const QString& one : environment)
        all.insert(one.section(QLatin1Char('='), 0, 0), one.section(QLatin1Char('='), 1));
    m_process.setProcessEnvironment(all);
    endWithThisProcess(m_process);
    m_process.start(program, arguments);
    EXPECT_TRUE(m_process.waitForStarted(60'000)) << program.toStdString();
}

StartedProgram::~StartedProgram() {
    m_process.kill();
    m_process.waitForFinished(60'000);
}

std::optional<int> StartedProgram::exitCode() const {
    const bool ended = m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit;
    return ended ? std::optional(m_process.exitCode()) : std::nullopt;
}

double StartedProgram::cpuSeconds() const {
    QFile file(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return double(fields.value(11).toLongLong() + fields.value(12).toLongLong()) / double(::sysconf(_SC_CLK_TCK));
}

SaverBed::SaverBed(bool withAgent) : display(folder) {
    const QString run = makeRuntimeFolder(folder);
    if (!withAgent)
        return;
    agent = std::make_unique<FakeAgent>();
    // It listens in the folder for temporary files under a name of its own; programs find it where an agent is.
    EXPECT_TRUE(
        QFile::link(QDir(QDir::tempPath()).filePath(agent->socketName), run + QStringLiteral("/gleaner-agent.socket")));
}

SaverBed::~SaverBed() = default;

bool SaverBed::soon(const std::function<bool()>& holds) {
    return happens(holds, static_cast<int>(Milliseconds(kPatience).count()));
}

void SaverBed::input(const char* words) {
    EXPECT_TRUE(run(QStringLiteral("xdotool"), QString::fromLatin1(words).split(QLatin1Char(' '))));
}

QString saverProgram() {
    return QStringLiteral(GLEANER_SAVER);
}

QString deskProgram() {
    return QStringLiteral(GLEANER_DESK);
}

} // namespace gleaner
