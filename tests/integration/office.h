// A head and workers as processes, in a folder of their own. Thread: main. Ownership: owns the processes and the
// folder.
#pragma once

#include "tests/integration/console_program.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace gleaner {

class Office {
public:
    /// Nothing runs yet. `serveOptions` come after --data, --listen (always the same port; or --queues-at, see
    /// office_queues.h) and --local-compute off.
    explicit Office(const QStringList& serveOptions = {});

    /// Starts the head and waits until it answers. False when it ended, or never does.
    [[nodiscard]] bool startHead();
    [[nodiscard]] quint16 port() const { return m_port; }
    /// From the head's next start on.
    void setServeOptions(const QStringList& serveOptions);
    [[nodiscard]] RunningProgram& head() { return m_head; }
    /// A worker of one processor, started. The head must have run once.
    RunningProgram& addWorker(const QStringList& options = {});
    [[nodiscard]] RunningProgram& worker(std::size_t number) { return *m_workers.at(number); }

    /// What workers connect by. The head must have run once.
    [[nodiscard]] QString connection() const;
    [[nodiscard]] QString data() const { return file(QStringLiteral("data")); }
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    /// `gleaner WORDS --data FOLDER --json`.
    [[nodiscard]] Ended ask(const QStringList& words) const;
    /// Hands in `gleaner submit FORM`; the job's id, empty when that failed.
    [[nodiscard]] QString submit(const QStringList& form) const;
    /// The job as `status` shows it; empty while the head does not answer.
    [[nodiscard]] QJsonObject job(const QString& id) const;
    [[nodiscard]] QString stateOf(const QString& id) const;
    [[nodiscard]] qint64 answered(const QString& id) const;
    /// What everybody said, for a failed expectation.
    [[nodiscard]] std::string logs() const;

private:
    [[nodiscard]] QStringList serveArguments(const QStringList& more) const;

    QTemporaryDir m_folder;
    quint16 m_port;
    QString m_queuesAt; ///< empty: the head's own
    RunningProgram m_head;
    std::vector<std::unique_ptr<RunningProgram>> m_workers;
};

/// A port of 127.0.0.1 that nobody listens on, nor on the one before it, and that the system gives to no outgoing
/// connection.
[[nodiscard]] quint16 freePort();

} // namespace gleaner
