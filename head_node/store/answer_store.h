// The answers of one job in a SQLite file of its own. FORMAT.md, "Jobs and answers", defines it.
// Thread: made, used and destroyed on one thread (see sqlite.h). Ownership: owns its connection; several stores may
// have the same file open.
#pragma once

#include "head_node/engine/job_journal.h"
#include "head_node/store/sqlite.h"

#include <QHash>

#include <map>

namespace gleaner {

class SqliteAnswerStore final : public AnswerStore {
public:
    /// The file is made when it is not there; its folder must exist. Errors: DiskFull, Corrupt, Unavailable, Refused.
    [[nodiscard]] static Result<std::unique_ptr<SqliteAnswerStore>> open(const QString& path);

    [[nodiscard]] Status append(std::span<const AnswerRecord> answers) override;
    [[nodiscard]] Status forEachSequence(const std::function<void(SequenceNumber)>& visit) override;
    [[nodiscard]] Status forEachAnswer(const std::function<Status(const AnswerRecord&)>& visit) override;
    [[nodiscard]] Status forEachAnswerIn(SequenceNumber first, SequenceNumber last,
                                         const std::function<Status(const AnswerRecord&)>& visit) override;
    [[nodiscard]] Result<std::chrono::microseconds> totalComputeTime() override;
    /// See SqliteConnection.
    [[nodiscard]] Status limitPages(qint64 pages) { return m_connection->limitPages(pages); }

private:
    struct Statements {
        SqliteStatement insertAnswer, insertWorker, findWorker, readBits, writeBits, addToTotals;
    };
    /// What one append() has found to be new.
    struct Batch {
        std::map<qint64, QByteArray> bits; ///< of the pages of `answered` it touches
        qint64 answers = 0;
        qint64 computeUs = 0;
    };

    SqliteAnswerStore(std::unique_ptr<SqliteConnection> connection, Statements statements);
    [[nodiscard]] static Result<Statements> prepareStatements(SqliteConnection& connection);
    [[nodiscard]] Status appendInTransaction(std::span<const AnswerRecord> answers);
    [[nodiscard]] Status insert(const AnswerRecord& answer, Batch& batch);
    [[nodiscard]] Result<qint64> workerNumber(const WorkerId& worker);
    [[nodiscard]] Status checkPage(const QByteArray& bits) const;
    [[nodiscard]] Status markAnswered(SequenceNumber sequence, Batch& batch);

    std::unique_ptr<SqliteConnection> m_connection;
    Statements m_statements;
    QHash<QString, qint64> m_workers; ///< numbers of the workers met since opening
};

} // namespace gleaner
