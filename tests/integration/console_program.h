// The console program as people and scripts run it: a process of its own. Thread: main. Ownership: a RunningProgram
// ends its process (SIGKILL) when it goes; all of them end when the test does, however it ends.
#pragma once

#include "tests/support/eventually.h"

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <optional>

namespace gleaner {

/// What was left of a process.
struct Ended {
    int exitCode = -1; ///< -1: it crashed, was killed, or did not end in time
    QByteArray out;
    QByteArray err;

    /// The last line of standard output as JSON; empty when it is none.
    [[nodiscard]] QJsonObject json() const;
    /// All it said, for a failed expectation.
    [[nodiscard]] std::string text() const;
};

/// `gleaner ARGUMENTS` from its start to its end.
[[nodiscard]] Ended gleaner(const QStringList& arguments, Seconds patience = kPatience);

/// A `gleaner` that runs beside the test. What it says goes to files, so that it never waits for a reader.
class RunningProgram {
public:
    /// `logs`: the files' path without `.out` and `.err`.
    RunningProgram(QStringList arguments, QString logs);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    void start();
    void setArguments(const QStringList& arguments) { m_arguments = arguments; } ///< from the next start on
    void kill();                                                                 ///< SIGKILL; returns when it is gone
    void interrupt();                                                            ///< SIGINT, as Ctrl-C
    void terminate();                                                            ///< SIGTERM
    /// What it left when it ends by itself within `patience`; exit code -1 when it does not.
    [[nodiscard]] Ended waitForEnd(Seconds patience = kPatience);
    [[nodiscard]] bool isRunning();
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// What it has said since it was last started.
    [[nodiscard]] QByteArray out() const;
    [[nodiscard]] QByteArray err() const;

private:
    QStringList m_arguments;
    QString m_logs;
    QProcess m_process;
};

[[nodiscard]] QByteArray contentOf(const QString& path);

} // namespace gleaner
