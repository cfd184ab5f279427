// An agent as a process, in a home of its own, whose senses a test plays. Thread: main. Ownership: the process ends
// (SIGKILL) with it, and when the test does.
#pragma once

#include "screensaver_client/link/agent_snapshot.h"
#include "tests/integration/office.h"
#include "tests/support/short_temporary_folder.h"

#include <vector>

namespace gleaner {

class AgentProcess {
public:
    /// `home`: its folder, made anew if need be. `arguments`: of gleaner-agent. `program`: empty: scripted_agent.
    AgentProcess(QString home, QStringList arguments, QString program = {});
    ~AgentProcess();

    /// Waits until it answers. False: it does not.
    [[nodiscard]] bool start();
    void tell(char letter);         ///< as scripted_agent_posix.cpp says
    void kill();                    ///< SIGKILL; returns when it is gone
    void terminate();               ///< SIGTERM
    [[nodiscard]] int waitForEnd(); ///< its exit code; -1: it does not end
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    [[nodiscard]] AgentSnapshot status() const;
    /// Of the picture of the first chunk in work; -1: there is none.
    [[nodiscard]] int rowsDone() const;
    /// Its children that compute.
    [[nodiscard]] std::vector<qint64> runners() const;
    [[nodiscard]] QString runnersFolder() const;
    /// Folders of runners that are there.
    [[nodiscard]] QStringList runnerFolders() const;
    [[nodiscard]] QString home() const { return m_home; }
    /// `gleaner-agent ARGUMENTS` in the same home, from start to end.
    [[nodiscard]] Ended ask(const QStringList& arguments) const;
    [[nodiscard]] std::string log() const;

private:
    [[nodiscard]] QString socket() const { return m_home + QStringLiteral("/run/gleaner-agent.socket"); }
    [[nodiscard]] QProcessEnvironment environment() const;

    const QString m_home;
    const QStringList m_arguments;
    const QString m_program;
    QProcess m_process;
};

/// How important the system finds a process.
struct Rank {
    int nice = 0;
    int policy = 0;
    qint64 session = 0;
    std::optional<int> autogroupNice; ///< nullopt: in the root of all groups, or this system has none
};
[[nodiscard]] Rank rankOf(qint64 processId);

void signalProcess(qint64 processId, int number);
[[nodiscard]] bool isAlive(qint64 processId);
/// Stopped, or gone: it gets no CPU.
[[nodiscard]] bool standsStill(qint64 processId);
/// Of a process, from /proc.
[[nodiscard]] qint64 residentKib(qint64 processId);
[[nodiscard]] double cpuSeconds(qint64 processId);

} // namespace gleaner
