// SQLite through Qt's driver, with errors as the callers of this folder need them.
// Thread: a connection, its statements and its transactions are made, used and destroyed on one thread; that is
// QSqlDatabase's own rule. Two threads need two connections. Ownership: statements and transactions refer to their
// connection and must be gone before it (declare them after it).
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <functional>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

class QSqlError;

namespace gleaner {

struct SqliteOptions {
    /// How long a call waits for another program's lock before it is Unavailable.
    Milliseconds busyTimeout{2'000};
    /// Nobody else can open the file while this connection is open (it takes effect with the first reading).
    bool exclusive = false;
    /// What a person can do when the file is damaged: a sentence, appended to the error.
    QString remedy;
};

/// One prepared statement, bound and run as often as wanted.
class SqliteStatement {
public:
    /// Binds `values` to the statement's question marks and runs it. An empty text or byte array is bound as such,
    /// never as NULL. Errors: as SqliteConnection.
    [[nodiscard]] Status run(std::initializer_list<QVariant> values = {});
    /// Runs it and calls `visit` on each row, one in memory at a time; an error of `visit` ends the pass.
    [[nodiscard]] Status forEachRow(std::initializer_list<QVariant> values,
                                    const std::function<Status(const SqliteStatement& row)>& visit);
    /// Of the current row, 0-based.
    [[nodiscard]] QVariant column(int index) const { return m_query.value(index); }
    /// Rows inserted, changed or deleted by the last run().
    [[nodiscard]] int changes() const { return m_query.numRowsAffected(); }

private:
    friend class SqliteConnection;
    SqliteStatement(QSqlQuery query, const class SqliteConnection& connection);

    QSqlQuery m_query;
    const SqliteConnection* m_connection;
};

/// One open file in write-ahead mode; a commit is on disk when it returns (synchronous=FULL).
/// Errors of every call: DiskFull (nothing of the transaction is stored), Corrupt (the file, by name, and what to do),
/// Unavailable (another program has it locked; or the disk does not answer), Refused (no right to read or write it).
class SqliteConnection {
public:
    /// Opens the file, made when it is not there; its folder must exist.
    [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>> open(const QString& path,
                                                                        SqliteOptions options = {});
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    /// prepare() and run() in one.
    [[nodiscard]] Status execute(const QString& sql, std::initializer_list<QVariant> values = {});
    [[nodiscard]] Result<SqliteStatement> prepare(const QString& sql);
    /// prepare() and forEachRow() in one.
    [[nodiscard]] Status query(const QString& sql, std::initializer_list<QVariant> values,
                               const std::function<Status(const SqliteStatement& row)>& visit);
    /// What `fromRow` makes of each row, all in memory; its first error is the result.
    template<typename T>
    [[nodiscard]] Result<std::vector<T>> load(const QString& sql, std::initializer_list<QVariant> values,
                                              const std::function<Result<T>(const SqliteStatement& row)>& fromRow) {
        std::vector<T> rows;
        const Status status = query(sql, values, [&](const SqliteStatement& row) -> Status {
            Result<T> made = fromRow(row);
            if (!made)
                return failure(made.error());
            rows.push_back(std::move(*made));
            return {};
        });
        if (!status)
            return failure(status.error());
        return rows;
    }
    /// The single value of a query without parameters; an invalid QVariant when it has no row.
    [[nodiscard]] Result<QVariant> value(const QString& sql);
    /// The file cannot grow over this many pages of 4,096 bytes: DiskFull then. At least what it has already.
    [[nodiscard]] Status limitPages(qint64 pages);

    [[nodiscard]] Error toError(const QSqlError& error) const;
    /// Corrupt, for a file that SQLite can read but that does not say what it should.
    [[nodiscard]] Error corrupt(const QString& what) const;
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    SqliteConnection(QString path, SqliteOptions options);

    QString m_path;
    SqliteOptions m_options;
    QString m_name; ///< Qt keeps connections by name; every one of ours has its own
    QSqlDatabase m_database;
};

/// Everything between begin() and commit() is stored together or not at all; destroyed before commit(): not at all.
class SqliteTransaction {
public:
    /// Takes the write lock at once, so that nothing has to be undone because another program was quicker.
    [[nodiscard]] static Result<SqliteTransaction> begin(SqliteConnection& connection);
    SqliteTransaction(SqliteTransaction&& other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    SqliteTransaction& operator=(SqliteTransaction&&) = delete;
    ~SqliteTransaction();
    [[nodiscard]] Status commit();

private:
    explicit SqliteTransaction(SqliteConnection& connection) : m_connection(&connection) {}
    SqliteConnection* m_connection;
};

} // namespace gleaner
