#include "tests/integration/desktop/desktop_process.h"

#include "tests/integration/process_signals.h"

#include <QFile>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

constexpr int kPatienceMs = 60'000;

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

DesktopProcess::DesktopProcess(const QString& program, const QStringList& arguments, const QTemporaryDir& folder,
                               const QString& name)
    : m_log(folder.filePath(name + QStringLiteral(".log"))) {
    endWithThisProcess(m_process);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_log);
    m_process.start(program, arguments);
    EXPECT_TRUE(m_process.waitForStarted(kPatienceMs)) << program.toStdString();
}

DesktopProcess::~DesktopProcess() {
    m_process.terminate();
    if (!m_process.waitForFinished(2'000))
        kill();
}

void DesktopProcess::kill() {
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

bool DesktopProcess::isRunning() {
    return !m_process.waitForFinished(0) && m_process.state() == QProcess::Running;
}

QByteArray DesktopProcess::said() const {
    return contentOf(m_log);
}

bool run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    const bool ended = process.waitForFinished(kPatienceMs);
    const bool good = ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!good)
        ADD_FAILURE() << program.toStdString() << ' ' << arguments.join(QLatin1Char(' ')).toStdString() << ": "
                      << process.readAllStandardError().toStdString();
    return good;
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(kPatienceMs);
    return process.readAllStandardOutput().trimmed();
}

PrivateDisplay::PrivateDisplay(const QTemporaryDir& folder, const QString& size) : m_folder(folder), m_size(size) {
    // The server itself looks for a free display and writes its number.
    const QString numberFile = folder.filePath(QStringLiteral("display"));
    start({QStringLiteral("-displayfd"), QStringLiteral("3"), numberFile});
    EXPECT_TRUE(eventually([&] { return contentOf(numberFile).endsWith('\n'); })) << m_server->text();
    m_display = QLatin1Char(':') + QString::fromLatin1(contentOf(numberFile).trimmed());
    qputenv("DISPLAY", m_display.toLatin1());
}

PrivateDisplay::~PrivateDisplay() {
    qunsetenv("DISPLAY");
}

void PrivateDisplay::start(const QStringList& display) {
    QString command = QStringLiteral("exec Xvfb ");
    if (display.size() == 3)
        command += QStringLiteral("-displayfd 3 3>'%1'").arg(display[2]);
    else
        command += display.first();
    command += QStringLiteral(" -screen 0 %1x24 -nolisten tcp -noreset").arg(m_size);
    m_server = std::make_unique<DesktopProcess>(QStringLiteral("sh"), QStringList{QStringLiteral("-c"), command},
                                                m_folder, QStringLiteral("xvfb"));
}

void PrivateDisplay::startAgain() {
    start({m_display});
}

void PrivateDisplay::moveMouse() {
    EXPECT_TRUE(run(QStringLiteral("xdotool"),
                    {QStringLiteral("mousemove_relative"), QStringLiteral("7"), QStringLiteral("5")}));
}

PrivateBus::PrivateBus(const QTemporaryDir& folder) {
    const QString socket = folder.filePath(QStringLiteral("bus"));
    const QByteArray address = "unix:path=" + socket.toUtf8();
    m_daemon = std::make_unique<DesktopProcess>(QStringLiteral("dbus-daemon"),
                                                QStringList{QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                            QStringLiteral("--nosyslog"),
                                                            QStringLiteral("--address=unix:path=") + socket},
                                                folder, QStringLiteral("bus"));
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    EXPECT_TRUE(eventually([&] { return QFile::exists(socket); })) << m_daemon->text();
}

PrivateBus::~PrivateBus() {
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("DBUS_SYSTEM_BUS_ADDRESS");
}

bool PrivateBus::waitForName(const QString& name) {
    return eventually([&] {
        return outputOf(QStringLiteral("gdbus"),
                        {QStringLiteral("call"), QStringLiteral("--session"), QStringLiteral("-d"),
                         QStringLiteral("org.freedesktop.DBus"), QStringLiteral("-o"), QStringLiteral("/"),
                         QStringLiteral("-m"), QStringLiteral("org.freedesktop.DBus.NameHasOwner"), name}) == "(true,)";
    });
}

bool PrivateBus::call(const QString& service, const QString& path, const QString& method,
                      const QStringList& arguments) {
    return run(QStringLiteral("gdbus"),
               QStringList{QStringLiteral("call"), QStringLiteral("--session"), QStringLiteral("-d"), service,
                           QStringLiteral("-o"), path, QStringLiteral("-m"), method} +
                   arguments);
}

} // namespace gleaner
