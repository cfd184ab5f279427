#include "head_node/store/job_store.h"

#include "head_node/store/answer_store.h"
#include "head_node/store/job_folders.h"
#include "head_node/store/job_rows.h"
#include "head_node/store/schema.h"

namespace gleaner {

JobStore::JobStore(std::unique_ptr<SqliteConnection> connection, QString jobsFolder)
    : m_connection(std::move(connection)), m_jobsFolder(std::move(jobsFolder)) {}

Result<std::unique_ptr<JobStore>> JobStore::open(const JobStorePaths& paths, Milliseconds patience) {
    SqliteOptions options;
    options.busyTimeout = patience;
    options.exclusive = true;
    options.remedy = QStringLiteral("Put it back from a backup; without one, move it away and submit the jobs again.");
    Result<std::unique_ptr<SqliteConnection>> connection = SqliteConnection::open(paths.database, std::move(options));
    if (!connection)
        return failure(connection.error());
    if (Status status = bringUpToDate(**connection, headSchema()); !status)
        return failure(status.error());
    std::unique_ptr<JobStore> store(new JobStore(std::move(*connection), paths.jobsFolder));
    if (Status status = store->finishRemovals(); !status)
        return failure(status.error());
    return store;
}

Result<std::vector<JobRecord>> JobStore::loadJobs() {
    return m_connection->load<JobRecord>(
        QStringLiteral("SELECT id, title, computation, computation_version, parameters, output_path, priority, state, "
                       "state_reason, chunk_count, created_ms, finished_ms, summary, statistics, purpose FROM jobs "
                       "ORDER BY number"),
        {}, [this](const SqliteStatement& row) { return jobFrom(row); });
}

Result<JobRecord> JobStore::jobFrom(const SqliteStatement& row) const {
    JobRecord job;
    job.id = JobId(QUuid::fromString(row.column(0).toString()));
    const auto parameters = jsonObjectFrom(row.column(4).toString());
    const auto state = stateStoredAs(row.column(7).toString());
    const auto summary = jsonObjectFrom(row.column(12).toString());
    const auto statistics = jsonObjectFrom(row.column(13).toString());
    if (job.id.value().isNull() || !parameters || !state || !summary || !statistics)
        return failure(m_connection->corrupt(QStringLiteral("job %1 does not read").arg(row.column(0).toString())));
    job.title = row.column(1).toString();
    job.computation = {row.column(2).toString(), row.column(3).toUInt()};
    job.parameters = *parameters;
    job.outputPath = row.column(5).toString();
    job.priority = row.column(6).toInt();
    job.state = *state;
    job.stateReason = row.column(8).toString();
    job.chunkCount = row.column(9).toULongLong();
    job.created = timeFromMs(row.column(10).toLongLong());
    job.finished = timeFromMs(row.column(11).toLongLong());
    job.summary = *summary;
    job.statistics = *statistics;
    job.purpose = row.column(14).toString();
    return job;
}

Status JobStore::saveJob(const JobRecord& job) {
    // An update, not a replacement: that would take the marks and the set-aside chunks with the old row.
    return m_connection->execute(
        QStringLiteral("INSERT INTO jobs (id, title, computation, computation_version, parameters, output_path, "
                       "priority, state, state_reason, chunk_count, created_ms, finished_ms, summary, statistics, "
                       "purpose) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                       "title = excluded.title, computation = excluded.computation, "
                       "computation_version = excluded.computation_version, parameters = excluded.parameters, "
                       "output_path = excluded.output_path, priority = excluded.priority, state = excluded.state, "
                       "state_reason = excluded.state_reason, chunk_count = excluded.chunk_count, "
                       "created_ms = excluded.created_ms, finished_ms = excluded.finished_ms, "
                       "summary = excluded.summary, statistics = excluded.statistics, "
                       "purpose = excluded.purpose"),
        {toString(job.id), job.title, job.computation.name, job.computation.version, toJsonText(job.parameters),
         job.outputPath, job.priority, storedStateName(job.state), job.stateReason, static_cast<qint64>(job.chunkCount),
         toMs(job.created), toMs(job.finished), toJsonText(job.summary), toJsonText(job.statistics), job.purpose});
}

Status JobStore::removeJob(const JobId& id) {
    const QString name = toString(id);
    {
        Result<SqliteTransaction> transaction = SqliteTransaction::begin(*m_connection);
        if (!transaction)
            return failure(transaction.error());
        if (Status status = m_connection->execute(QStringLiteral("DELETE FROM jobs WHERE id = ?"), {name}); !status)
            return status;
        if (Status status =
                m_connection->execute(QStringLiteral("INSERT OR IGNORE INTO removed_jobs VALUES (?)"), {name});
            !status)
            return status;
        if (Status status = transaction->commit(); !status)
            return status;
    }
    if (Status status = removeJobFolder(m_jobsFolder, name); !status)
        return status;
    return forgetRemoved(name);
}

Status JobStore::forgetRemoved(const QString& id) {
    return m_connection->execute(QStringLiteral("DELETE FROM removed_jobs WHERE id = ?"), {id});
}

Status JobStore::finishRemovals() {
    const auto idFrom = [](const SqliteStatement& row) -> Result<QString> { return row.column(0).toString(); };
    const auto removed = m_connection->load<QString>(QStringLiteral("SELECT id FROM removed_jobs"), {}, idFrom);
    if (!removed)
        return failure(removed.error());
    const auto known = m_connection->load<QString>(QStringLiteral("SELECT id FROM jobs"), {}, idFrom);
    if (!known)
        return failure(known.error());
    const QStringList kept(known->begin(), known->end());
    for (const QString& id : *removed) {
        // A job saved anew under a removed one's id keeps its folder; one that is in use has to wait for the next time.
        if (!kept.contains(id) && !removeJobFolder(m_jobsFolder, id))
            continue;
        if (Status status = forgetRemoved(id); !status)
            return status;
    }
    removeUnsubmittedFolders(m_jobsFolder, kept);
    return {};
}

Result<QString> JobStore::jobFolder(const JobId& id) {
    return makeJobFolder(m_jobsFolder, toString(id));
}

Result<std::unique_ptr<AnswerStore>> JobStore::openAnswers(const JobId& id) {
    const Result<QString> folder = jobFolder(id);
    if (!folder)
        return failure(folder.error());
    return SqliteAnswerStore::open(*folder + u'/' + kAnswersFileName);
}

Status JobStore::changeJob(const JobId& id, const std::function<Status(qint64 job)>& change) {
    Result<SqliteTransaction> transaction = SqliteTransaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    const auto number = m_connection->load<qint64>(
        QStringLiteral("SELECT number FROM jobs WHERE id = ?"), {toString(id)},
        [](const SqliteStatement& row) -> Result<qint64> { return row.column(0).toLongLong(); });
    if (!number)
        return failure(number.error());
    if (number->empty())
        return failure(ErrorCode::NotFound,
                       QStringLiteral("Job %1 is not in the journal; save it first.").arg(toString(id)));
    if (Status status = change(number->front()); !status)
        return status;
    return transaction->commit();
}

Status JobStore::addScatterMarks(const JobId& id, std::span<const ScatterMark> marks) {
    return changeJob(id, [&](qint64 job) { return insertMarks(job, marks); });
}

Status JobStore::replaceScatterMarks(const JobId& id, std::span<const ScatterMark> marks) {
    return changeJob(id, [&](qint64 job) {
        Status status = m_connection->execute(QStringLiteral("DELETE FROM scatter_marks WHERE job = ?"), {job});
        return status ? insertMarks(job, marks) : status;
    });
}

Status JobStore::insertMarks(qint64 job, std::span<const ScatterMark> marks) {
    Result<SqliteStatement> insert =
        m_connection->prepare(QStringLiteral("INSERT INTO scatter_marks VALUES (?, ?, ?, ?)"));
    if (!insert)
        return failure(insert.error());
    for (const ScatterMark& mark : marks) {
        Status status =
            insert->run({job, static_cast<qint64>(mark.first), static_cast<qint64>(mark.count), toMs(mark.at)});
        if (!status)
            return status;
    }
    return {};
}

Result<std::vector<ScatterMark>> JobStore::loadScatterMarks(const JobId& id) {
    return m_connection->load<ScatterMark>(
        QStringLiteral("SELECT first, count, at_ms FROM scatter_marks JOIN jobs ON number = job WHERE id = ? "
                       "ORDER BY first, at_ms, scatter_marks.rowid"),
        {toString(id)}, [](const SqliteStatement& row) -> Result<ScatterMark> {
            return ScatterMark{row.column(0).toULongLong(), row.column(1).toULongLong(),
                               timeFromMs(row.column(2).toLongLong())};
        });
}

Status JobStore::saveSetAside(const JobId& id, const SetAsideChunk& chunk) {
    return changeJob(id, [&](qint64 job) {
        return m_connection->execute(QStringLiteral("INSERT OR REPLACE INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                                     {job, static_cast<qint64>(chunk.sequence), static_cast<int>(chunk.kind),
                                      chunk.reason, toJsonText(chunk.workers), toMs(chunk.at), chunk.dropped ? 1 : 0,
                                      chunk.failures});
    });
}

Status JobStore::removeSetAside(const JobId& id, SequenceNumber sequence) {
    return changeJob(id, [&](qint64 job) {
        return m_connection->execute(QStringLiteral("DELETE FROM set_aside WHERE job = ? AND sequence = ?"),
                                     {job, static_cast<qint64>(sequence)});
    });
}

Result<std::vector<SetAsideChunk>> JobStore::loadSetAside(const JobId& id) {
    return m_connection->load<SetAsideChunk>(
        QStringLiteral(
            "SELECT sequence, kind, reason, workers, at_ms, dropped, set_aside.failures FROM set_aside JOIN jobs ON "
            "number = job WHERE id = ? ORDER BY sequence"),
        {toString(id)}, [this](const SqliteStatement& row) { return setAsideFrom(row); });
}

Result<SetAsideChunk> JobStore::setAsideFrom(const SqliteStatement& row) const {
    const auto kind = failureKindNumbered(row.column(1).toLongLong());
    const auto workers = textsFrom(row.column(3).toString());
    if (!kind || !workers)
        return failure(
            m_connection->corrupt(QStringLiteral("set-aside chunk %1 does not read").arg(row.column(0).toLongLong())));
    return SetAsideChunk{row.column(0).toULongLong(),
                         *kind,
                         row.column(2).toString(),
                         *workers,
                         timeFromMs(row.column(4).toLongLong()),
                         row.column(5).toInt() != 0,
                         row.column(6).toInt()};
}

Status JobStore::saveFailures(const JobId& id, SequenceNumber sequence, const std::vector<ChunkFailure>& failures) {
    return changeJob(id, [&](qint64 job) {
        if (failures.empty())
            return m_connection->execute(QStringLiteral("DELETE FROM failures WHERE job = ? AND sequence = ?"),
                                         {job, static_cast<qint64>(sequence)});
        return m_connection->execute(QStringLiteral("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)"),
                                     {job, static_cast<qint64>(sequence), toJsonText(failures)});
    });
}

Result<std::map<SequenceNumber, std::vector<ChunkFailure>>> JobStore::loadFailures(const JobId& id) {
    using Row = std::pair<SequenceNumber, std::vector<ChunkFailure>>;
    const auto rows = m_connection->load<Row>(
        QStringLiteral("SELECT sequence, failures FROM failures JOIN jobs ON number = job WHERE id = ?"),
        {toString(id)}, [this](const SqliteStatement& row) -> Result<Row> {
            auto failures = chunkFailuresFrom(row.column(1).toString());
            if (!failures)
                return failure(m_connection->corrupt(
                    QStringLiteral("the failures of chunk %1 do not read").arg(row.column(0).toLongLong())));
            return Row{row.column(0).toULongLong(), std::move(*failures)};
        });
    if (!rows)
        return failure(rows.error());
    return std::map<SequenceNumber, std::vector<ChunkFailure>>(rows->begin(), rows->end());
}

} // namespace gleaner
