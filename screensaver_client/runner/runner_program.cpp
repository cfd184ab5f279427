#include "screensaver_client/runner/runner_program.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace gleaner {

using namespace Qt::StringLiterals;

QStringList runnerCommand(const RunnerProgram& program, qint64 agent) {
    QStringList command = program.wrapper;
    command << program.executable << u"--runner"_s << u"--parent"_s << QString::number(agent);
    if (program.memoryBytes > 0)
        command << u"--memory-bytes"_s << QString::number(program.memoryBytes);
    return command;
}

QStringList idleScope(const QString& runtimeFolder) {
    const QString systemdRun = QStandardPaths::findExecutable(u"systemd-run"_s);
    if (runtimeFolder.isEmpty() || systemdRun.isEmpty() || !QFileInfo::exists(runtimeFolder + u"/systemd/private"_s))
        return {};
    return {systemdRun, u"--user"_s,         u"--scope"_s, u"--quiet"_s, u"--collect"_s, u"--slice=gleaner.slice"_s,
            u"-p"_s,    u"CPUWeight=idle"_s, u"--"_s};
}

} // namespace gleaner
