// How a runner is started. Values; any thread.
#pragma once

#include <QString>
#include <QStringList>

namespace gleaner {

struct RunnerProgram {
    QString executable;     ///< of the agent, absolute
    QStringList wrapper;    ///< a command that runs it, or nothing: idleScope()
    qint64 memoryBytes = 0; ///< of each runner; 0: no limit
    QString folder;         ///< where each gets a working folder of its own
};

/// The command line, the program first. `agent`: the process id it ends with.
[[nodiscard]] QStringList runnerCommand(const RunnerProgram& program, qint64 agent);

/// What puts a process into a scope whose CPU weight is idle, where systemd's user manager can be reached; else
/// nothing. `runtimeFolder`: $XDG_RUNTIME_DIR.
[[nodiscard]] QStringList idleScope(const QString& runtimeFolder);

} // namespace gleaner
