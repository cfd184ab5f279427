#include "head_node/store/sqlite.h"

#include <QSqlError>
#include <QStringList>
#include <QUuid>

namespace gleaner {
namespace {

// SQLite's primary result codes. Source: https://www.sqlite.org/rescode.html
enum SqliteCode {
    kPermission = 3,
    kBusy = 5,
    kLocked = 6,
    kNoMemory = 7,
    kReadOnly = 8,
    kIoError = 10,
    kFull = 13,
    kCannotOpen = 14,
};

/// A null QByteArray or QString would be stored as NULL; to us it is just empty.
QVariant neverNull(const QVariant& value) {
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArray("", 0);
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    return value;
}

} // namespace

SqliteStatement::SqliteStatement(QSqlQuery query, const SqliteConnection& connection)
    : m_query(std::move(query)), m_connection(&connection) {}

Status SqliteStatement::run(std::initializer_list<QVariant> values) {
    int position = 0;
    for (const QVariant& value : values)
        m_query.bindValue(position++, neverNull(value));
    if (!m_query.exec())
        return failure(m_connection->toError(m_query.lastError()));
    return {};
}

Status SqliteStatement::forEachRow(std::initializer_list<QVariant> values,
                                   const std::function<Status(const SqliteStatement& row)>& visit) {
    Status status = run(values);
    while (status && m_query.next())
        status = visit(*this);
    if (status && m_query.lastError().isValid())
        status = failure(m_connection->toError(m_query.lastError()));
    m_query.finish(); // a read left open would keep the write-ahead log from being cut
    return status;
}

SqliteConnection::SqliteConnection(QString path, SqliteOptions options)
    : m_path(std::move(path)), m_options(std::move(options)),
      m_name(QStringLiteral("gleaner-") + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name)) {
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(m_options.busyTimeout.count()));
}

SqliteConnection::~SqliteConnection() {
    m_database.close();
    m_database = QSqlDatabase(); // Qt wants every copy gone before the name
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString& path, SqliteOptions options) {
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(path, std::move(options)));
    if (!connection->m_database.isValid())
        return failure(ErrorCode::Refused, QStringLiteral("Qt's SQLite driver is missing; install it (on Debian the "
                                                          "package libqt6sql6-sqlite) and start again."));
    if (!connection->m_database.open())
        return failure(connection->toError(connection->m_database.lastError()));
    QStringList pragmas{QStringLiteral("PRAGMA journal_mode=WAL"), QStringLiteral("PRAGMA synchronous=FULL"),
                        QStringLiteral("PRAGMA foreign_keys=ON")};
    if (connection->m_options.exclusive) // before the first access, so that no file of shared memory is made
        pragmas.prepend(QStringLiteral("PRAGMA locking_mode=EXCLUSIVE"));
    for (const QString& pragma : std::as_const(pragmas)) {
        if (Status status = connection->execute(pragma); !status)
            return failure(status.error());
    }
    return connection;
}

Status SqliteConnection::execute(const QString& sql, std::initializer_list<QVariant> values) {
    Result<SqliteStatement> statement = prepare(sql);
    if (!statement)
        return failure(statement.error());
    return statement->run(values);
}

Result<SqliteStatement> SqliteConnection::prepare(const QString& sql) {
    QSqlQuery query(m_database);
    query.setForwardOnly(true); // otherwise Qt keeps every row it has stepped over
    if (!query.prepare(sql))
        return failure(toError(query.lastError()));
    return SqliteStatement(std::move(query), *this);
}

Status SqliteConnection::query(const QString& sql, std::initializer_list<QVariant> values,
                               const std::function<Status(const SqliteStatement& row)>& visit) {
    Result<SqliteStatement> statement = prepare(sql);
    if (!statement)
        return failure(statement.error());
    return statement->forEachRow(values, visit);
}

Result<QVariant> SqliteConnection::value(const QString& sql) {
    QVariant value;
    const Status status = query(sql, {}, [&](const SqliteStatement& row) -> Status {
        value = row.column(0);
        return {};
    });
    if (!status)
        return failure(status.error());
    return value;
}

Status SqliteConnection::limitPages(qint64 pages) {
    return execute(QStringLiteral("PRAGMA max_page_count=%1").arg(pages));
}

Error SqliteConnection::toError(const QSqlError& error) const {
    const QString detail = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    switch (error.nativeErrorCode().toInt() & 0xFF) { // the higher bits say more than a caller can use
    case kFull:
        return {ErrorCode::DiskFull,
                QStringLiteral("The disk has no room left for %1; free some space, nothing is lost.").arg(m_path)};
    case kBusy:
    case kLocked:
        return {ErrorCode::Unavailable,
                QStringLiteral("%1 is in use by another program; end that program and try again.").arg(m_path)};
    case kNoMemory:
    case kIoError:
        return {ErrorCode::Unavailable,
                QStringLiteral("%1 cannot be read or written (%2); check the disk and try again.").arg(m_path, detail)};
    case kPermission:
    case kReadOnly:
    case kCannotOpen:
        return {
            ErrorCode::Refused,
            QStringLiteral("%1 cannot be opened for writing (%2); check that it and its folder belong to the user who "
                           "runs this program.")
                .arg(m_path, detail)};
    default: // damaged, not a database, or without the tables and values that we made
        return corrupt(detail);
    }
}

Error SqliteConnection::corrupt(const QString& what) const {
    return {ErrorCode::Corrupt, QStringLiteral("%1 is damaged (%2). %3").arg(m_path, what, m_options.remedy)};
}

Result<SqliteTransaction> SqliteTransaction::begin(SqliteConnection& connection) {
    if (Status status = connection.execute(QStringLiteral("BEGIN IMMEDIATE")); !status)
        return failure(status.error());
    return SqliteTransaction(connection);
}

SqliteTransaction::~SqliteTransaction() {
    // SQLite has rolled back by itself after some errors; then this one fails, and that is as well.
    if (m_connection != nullptr)
        static_cast<void>(m_connection->execute(QStringLiteral("ROLLBACK")));
}

Status SqliteTransaction::commit() {
    Status status = m_connection->execute(QStringLiteral("COMMIT"));
    if (status)
        m_connection = nullptr;
    return status;
}

} // namespace gleaner
