#include "tests/integration/agent/agent_process.h"

#include "screensaver_client/link/agent_json.h"
#include "screensaver_client/link/agent_requests.h"
#include "tests/integration/process_signals.h"

#include <QDir>
#include <QFile>

#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

/// Fields of /proc/PID/stat from the third on: the second, in brackets, may hold anything.
QList<QByteArray> statOf(qint64 processId) {
    const QByteArray stat = contentOf(u"/proc/%1/stat"_s.arg(processId));
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
}

} // namespace

AgentProcess::AgentProcess(QString home, QStringList arguments, QString program)
    : m_home(std::move(home)), m_arguments(std::move(arguments)),
      m_program(program.isEmpty() ? QStringLiteral(GLEANER_AGENT) : std::move(program)) {
    QDir().mkpath(m_home + u"/run"_s);
    QFile::setPermissions(m_home + u"/run"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    ::mkfifo((m_home + u"/senses"_s).toLocal8Bit().constData(), 0600);
    m_process.setProcessEnvironment(environment());
    m_process.setStandardErrorFile(m_home + u"/agent.err"_s);
    m_process.setStandardOutputFile(m_home + u"/agent.out"_s);
    endWithThisProcess(m_process);
}

AgentProcess::~AgentProcess() {
    kill();
}

QProcessEnvironment AgentProcess::environment() const {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (m_program == QStringLiteral(GLEANER_AGENT)) {
        environment.remove(u"DISPLAY"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
    }
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home + u"/run"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home + u"/config"_s);
    environment.insert(u"XDG_DATA_HOME"_s, m_home + u"/data"_s);
    environment.insert(u"XDG_CACHE_HOME"_s, m_home + u"/cache"_s);
    environment.insert(u"GLEANER_TEST_SENSES"_s, m_home + u"/senses"_s);
    return environment;
}

bool AgentProcess::start() {
    m_process.start(m_program, m_arguments);
    return m_process.waitForStarted() &&
           eventually([this] { return askAgent(socket(), agentRequest::status()).has_value(); });
}

void AgentProcess::tell(char letter) {
    const int pipe = ::open((m_home + u"/senses"_s).toLocal8Bit().constData(), O_RDWR | O_CLOEXEC);
    (void)!::write(pipe, &letter, 1);
    ::close(pipe);
}

void AgentProcess::kill() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void AgentProcess::terminate() {
    m_process.terminate();
}

int AgentProcess::waitForEnd() {
    if (m_process.state() != QProcess::NotRunning &&
        !m_process.waitForFinished(static_cast<int>(Milliseconds(kPatience).count())))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

AgentSnapshot AgentProcess::status() const {
    return askAgent(socket(), agentRequest::status()).and_then(agentSnapshotFromJson).value_or(AgentSnapshot());
}

int AgentProcess::rowsDone() const {
    const auto chunks = status().chunks;
    if (chunks.empty())
        return -1;
    const auto picture =
        askAgent(socket(), agentRequest::picture(chunks.front().processor)).and_then(agentPictureFromJson);
    return picture ? picture->rowsDone : -1;
}

std::vector<qint64> AgentProcess::runners() const {
    std::vector<qint64> found;
    const QByteArray ours = QByteArray("--parent").append('\0').append(QByteArray::number(processId())).append('\0');
    for (const QString& name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        const qint64 id = name.toLongLong();
        if (id > 0 && contentOf(u"/proc/%1/cmdline"_s.arg(id)).contains(ours))
            found.push_back(id);
    }
    return found;
}

QStringList AgentProcess::runnerFolders() const {
    return QDir(runnersFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

QString AgentProcess::runnersFolder() const {
    const QDir all(m_home + u"/cache/gleaner/runners"_s); // one for each machine and session; here there is one
    return all.filePath(all.entryList({u"*-gleaner-agent.socket"_s}, QDir::Dirs).value(0));
}

Ended AgentProcess::ask(const QStringList& arguments) const {
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(m_program, arguments);
    Ended ended;
    if (process.waitForFinished(static_cast<int>(Milliseconds(kPatience).count())) &&
        process.exitStatus() == QProcess::NormalExit)
        ended.exitCode = process.exitCode();
    ended.out = process.readAllStandardOutput();
    ended.err = process.readAllStandardError();
    return ended;
}

std::string AgentProcess::log() const {
    return contentOf(m_home + u"/agent.out"_s).toStdString() + contentOf(m_home + u"/agent.err"_s).toStdString();
}

Rank rankOf(qint64 processId) {
    const auto stat = statOf(processId); // proc(5): nice is field 19, policy 41, session 6
    Rank rank;
    if (stat.size() > 38)
        rank = {stat[16].toInt(), stat[38].toInt(), stat[3].toLongLong(), std::nullopt};
    const QByteArray autogroup = contentOf(u"/proc/%1/autogroup"_s.arg(processId)); // "/autogroup-17 nice 19"
    if (!autogroup.isEmpty())
        rank.autogroupNice = autogroup.trimmed().split(' ').last().toInt();
    return rank;
}

void signalProcess(qint64 processId, int number) {
    ::kill(static_cast<pid_t>(processId), number);
}

bool isAlive(qint64 processId) {
    const auto stat = statOf(processId);
    return stat.size() > 1 && stat[0] != "Z" && stat[0] != "X";
}

bool standsStill(qint64 processId) {
    const auto stat = statOf(processId); // empty: gone
    return stat.size() < 2 || stat[0] == "Z" || stat[0] == "X" || stat[0] == "T";
}

qint64 residentKib(qint64 processId) {
    const auto stat = statOf(processId);
    return stat.size() > 21 ? stat[21].toLongLong() * ::sysconf(_SC_PAGESIZE) / 1'024 : 0;
}

double cpuSeconds(qint64 processId) {
    const auto stat = statOf(processId);
    if (stat.size() < 13)
        return 0;
    return static_cast<double>(stat[11].toLongLong() + stat[12].toLongLong()) /
           static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace gleaner
