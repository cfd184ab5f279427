#include "screensaver_client/desktop/program_start.h"

#include "screensaver_client/desktop/normal_priority.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>

namespace gleaner {

QString gleanerProgram(const QString& name) {
    // Beside the saver wherever it was unpacked; the path when the saver lies in the desktop's own folder of savers.
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

bool startGleanerProgram(const QString& name, const QStringList& arguments) {
    const QString program = gleanerProgram(name);
    if (program.isEmpty())
        return false;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("XSCREENSAVER_WINDOW"));
    if (qEnvironmentVariable("QT_QPA_PLATFORM") == QLatin1String("xcb"))
        environment.remove(QStringLiteral("QT_QPA_PLATFORM")); // our own, for the window we were given
    QStringList command = atNormalPriority(QStringList(program) + arguments, environment);
    QProcess process;
    process.setProgram(command.takeFirst());
    process.setArguments(command);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(QDir::homePath());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace gleaner
