#include "tests/integration/console_program.h"

#include "tests/integration/process_signals.h"

#include <QFile>
#include <QJsonDocument>

#include <utility>

namespace gleaner {

namespace {

int milliseconds(Seconds time) {
    return static_cast<int>(Milliseconds(time).count());
}

int exitCodeOf(const QProcess& process) {
    return process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                                                                   : -1;
}

} // namespace

QJsonObject Ended::json() const {
    const QList<QByteArray> lines = out.trimmed().split('\n');
    return QJsonDocument::fromJson(lines.last()).object();
}

std::string Ended::text() const {
    return "exit code " + std::to_string(exitCode) + "\n--- out\n" + out.toStdString() + "--- err\n" +
           err.toStdString();
}

Ended gleaner(const QStringList& arguments, Seconds patience) {
    QProcess process;
    endWithThisProcess(process);
    process.start(QStringLiteral(GLEANER_PROGRAM), arguments);
    if (!process.waitForFinished(milliseconds(patience))) {
        process.kill();
        process.waitForFinished(milliseconds(kPatience));
    }
    return {exitCodeOf(process), process.readAllStandardOutput(), process.readAllStandardError()};
}

RunningProgram::RunningProgram(QStringList arguments, QString logs)
    : m_arguments(std::move(arguments)), m_logs(std::move(logs)) {
    m_process.setStandardOutputFile(m_logs + QStringLiteral(".out"));
    m_process.setStandardErrorFile(m_logs + QStringLiteral(".err"));
    endWithThisProcess(m_process);
}

RunningProgram::~RunningProgram() {
    kill();
}

void RunningProgram::start() {
    m_process.start(QStringLiteral(GLEANER_PROGRAM), m_arguments);
    m_process.waitForStarted(milliseconds(kPatience));
}

void RunningProgram::kill() {
    m_process.kill();
    m_process.waitForFinished(milliseconds(kPatience));
}

void RunningProgram::interrupt() {
    sendInterrupt(m_process);
}

void RunningProgram::terminate() {
    m_process.terminate();
}

Ended RunningProgram::waitForEnd(Seconds patience) {
    m_process.waitForFinished(milliseconds(patience));
    return {exitCodeOf(m_process), out(), err()};
}

bool RunningProgram::isRunning() {
    m_process.waitForFinished(0); // without an event loop nobody else looks
    return m_process.state() != QProcess::NotRunning;
}

QByteArray RunningProgram::out() const {
    return contentOf(m_logs + QStringLiteral(".out"));
}

QByteArray RunningProgram::err() const {
    return contentOf(m_logs + QStringLiteral(".err"));
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace gleaner
