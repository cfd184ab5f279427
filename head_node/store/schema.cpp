#include "head_node/store/schema.h"

#include <QStringList>

namespace gleaner {
namespace {

constexpr SchemaStep kHeadSteps[] = {
    R"(CREATE TABLE jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    computation TEXT NOT NULL,
    computation_version INTEGER NOT NULL,
    parameters TEXT NOT NULL,
    output_path TEXT NOT NULL,
    priority INTEGER NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT NOT NULL,
    chunk_count INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    finished_ms INTEGER NOT NULL,
    summary TEXT NOT NULL,
    statistics TEXT NOT NULL);
CREATE TABLE scatter_marks (
    job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    at_ms INTEGER NOT NULL);
CREATE INDEX scatter_marks_in_order ON scatter_marks (job, first, at_ms);
CREATE TABLE set_aside (
    job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    reason TEXT NOT NULL,
    workers TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    PRIMARY KEY (job, sequence)) WITHOUT ROWID;
CREATE TABLE removed_jobs (id TEXT PRIMARY KEY) WITHOUT ROWID)",
    R"(ALTER TABLE jobs ADD COLUMN purpose TEXT NOT NULL DEFAULT '')",
    R"(CREATE TABLE failures (
    job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    failures TEXT NOT NULL,
    PRIMARY KEY (job, sequence)) WITHOUT ROWID)",
    R"(ALTER TABLE set_aside ADD COLUMN failures INTEGER NOT NULL DEFAULT 0)",
};

constexpr SchemaStep kAnswersSteps[] = {
    R"(CREATE TABLE workers (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE);
CREATE TABLE answers (
    sequence INTEGER PRIMARY KEY,
    payload BLOB NOT NULL,
    worker INTEGER NOT NULL,
    compute_us INTEGER NOT NULL);
CREATE TABLE answered (
    page INTEGER PRIMARY KEY,
    bits BLOB NOT NULL);
CREATE TABLE totals (
    answers INTEGER NOT NULL,
    compute_us INTEGER NOT NULL);
INSERT INTO totals VALUES (0, 0))",
};

constexpr SchemaStep kBlobsSteps[] = {
    R"(CREATE TABLE containers (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    metadata TEXT NOT NULL,
    policies TEXT NOT NULL,
    etag TEXT NOT NULL,
    modified_ms INTEGER NOT NULL);
CREATE TABLE blobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    container INTEGER NOT NULL REFERENCES containers (number) ON DELETE CASCADE,
    name BLOB NOT NULL,
    file INTEGER NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified_ms INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    description TEXT NOT NULL,
    UNIQUE (container, name));
CREATE TABLE blocks (
    blob INTEGER NOT NULL REFERENCES blobs (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id BLOB NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (blob, ordinal)) WITHOUT ROWID;
CREATE TABLE uncommitted (
    container INTEGER NOT NULL REFERENCES containers (number) ON DELETE CASCADE,
    name BLOB NOT NULL,
    id BLOB NOT NULL,
    file INTEGER NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (container, name, id)) WITHOUT ROWID)",
};

Result<qint64> versionOf(SqliteConnection& connection) {
    const Result<QVariant> version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return failure(version.error());
    return version->toLongLong();
}

Status runSteps(SqliteConnection& connection, std::span<const SchemaStep> steps) {
    for (const SchemaStep step : steps) {
        const QStringList statements = QString::fromLatin1(step).split(QStringLiteral(";\n"));
        for (const QString& statement : statements) {
            if (Status status = connection.execute(statement); !status)
                return status;
        }
    }
    return {};
}

} // namespace

Status bringUpToDate(SqliteConnection& connection, std::span<const SchemaStep> steps) {
    const auto known = static_cast<qint64>(steps.size());
    Result<qint64> version = versionOf(connection);
    if (!version)
        return failure(version.error());
    if (*version == known)
        return {};
    if (*version > known)
        return failure(ErrorCode::Refused,
                       QStringLiteral("%1 was written by a newer Gleaner (format %2, this one knows %3); install the "
                                      "newer version, or name another data folder.")
                           .arg(connection.path())
                           .arg(*version)
                           .arg(known));
    Result<SqliteTransaction> transaction = SqliteTransaction::begin(connection);
    if (!transaction)
        return failure(transaction.error());
    version = versionOf(connection); // again, under the lock: another connection may have been quicker
    if (!version)
        return failure(version.error());
    if (*version < 0 || *version >= known)
        return *version == known ? Status() : failure(connection.corrupt(QStringLiteral("its version makes no sense")));
    if (Status status = runSteps(connection, steps.subspan(static_cast<std::size_t>(*version))); !status)
        return status;
    if (Status status = connection.execute(QStringLiteral("PRAGMA user_version=%1").arg(known)); !status)
        return status;
    return transaction->commit();
}

std::span<const SchemaStep> headSchema() {
    return kHeadSteps;
}

std::span<const SchemaStep> answersSchema() {
    return kAnswersSteps;
}

std::span<const SchemaStep> blobsSchema() {
    return kBlobsSteps;
}

} // namespace gleaner
