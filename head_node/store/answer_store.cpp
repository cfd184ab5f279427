#include "head_node/store/answer_store.h"

#include "head_node/store/schema.h"

#include <algorithm>
#include <limits>

namespace gleaner {
namespace {

// Sequence numbers a row of `answered` stands for, one bit each.
constexpr SequenceNumber kNumbersPerPage = 8'192;
constexpr qsizetype kPageBytes = kNumbersPerPage / 8;

// Workers say themselves how long they computed; a lie must not overflow the sum, which stops here.
constexpr qint64 kMostUs = std::numeric_limits<qint64>::max();

qint64 saturatingSum(qint64 a, qint64 b) {
    return a > kMostUs - b ? kMostUs : a + b;
}

void visitBits(SequenceNumber first, const QByteArray& bits, const std::function<void(SequenceNumber)>& visit) {
    for (qsizetype i = 0; i < bits.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bits[i]);
        for (unsigned bit = 0; bit < 8; ++bit) {
            if ((byte >> bit & 1U) != 0)
                visit(first + static_cast<SequenceNumber>(i) * 8 + bit);
        }
    }
}

} // namespace

SqliteAnswerStore::SqliteAnswerStore(std::unique_ptr<SqliteConnection> connection, Statements statements)
    : m_connection(std::move(connection)), m_statements(std::move(statements)) {}

Result<std::unique_ptr<SqliteAnswerStore>> SqliteAnswerStore::open(const QString& path) {
    SqliteOptions options;
    options.remedy = QStringLiteral("Put it back from a backup, or remove the job and submit it again.");
    Result<std::unique_ptr<SqliteConnection>> connection = SqliteConnection::open(path, std::move(options));
    if (!connection)
        return failure(connection.error());
    if (Status status = bringUpToDate(**connection, answersSchema()); !status)
        return failure(status.error());
    Result<Statements> statements = prepareStatements(**connection);
    if (!statements)
        return failure(statements.error());
    return std::unique_ptr<SqliteAnswerStore>(new SqliteAnswerStore(std::move(*connection), std::move(*statements)));
}

Result<SqliteAnswerStore::Statements> SqliteAnswerStore::prepareStatements(SqliteConnection& connection) {
    auto insertAnswer =
        connection.prepare(QStringLiteral("INSERT INTO answers VALUES (?, ?, ?, ?) ON CONFLICT (sequence) DO NOTHING"));
    auto insertWorker =
        connection.prepare(QStringLiteral("INSERT INTO workers (name) VALUES (?) ON CONFLICT (name) DO NOTHING"));
    auto findWorker = connection.prepare(QStringLiteral("SELECT number FROM workers WHERE name = ?"));
    auto readBits = connection.prepare(QStringLiteral("SELECT bits FROM answered WHERE page = ?"));
    auto writeBits = connection.prepare(QStringLiteral("INSERT OR REPLACE INTO answered VALUES (?, ?)"));
    auto addToTotals = connection.prepare(
        QStringLiteral("UPDATE totals SET answers = answers + ?, compute_us = min(compute_us, ?) + ?"));
    for (const auto* statement : {&insertAnswer, &insertWorker, &findWorker, &readBits, &writeBits, &addToTotals}) {
        if (!*statement)
            return failure(statement->error());
    }
    return Statements{std::move(*insertAnswer), std::move(*insertWorker), std::move(*findWorker),
                      std::move(*readBits),     std::move(*writeBits),    std::move(*addToTotals)};
}

Status SqliteAnswerStore::append(std::span<const AnswerRecord> answers) {
    if (answers.empty())
        return {};
    Status status = appendInTransaction(answers);
    if (!status)
        m_workers.clear(); // some of them may have been rolled back
    return status;
}

Status SqliteAnswerStore::appendInTransaction(std::span<const AnswerRecord> answers) {
    Result<SqliteTransaction> transaction = SqliteTransaction::begin(*m_connection);
    if (!transaction)
        return failure(transaction.error());
    Batch batch;
    for (const AnswerRecord& answer : answers) {
        if (Status status = insert(answer, batch); !status)
            return status;
    }
    for (const auto& [page, bits] : batch.bits) {
        if (Status status = m_statements.writeBits.run({page, bits}); !status)
            return status;
    }
    if (Status status = m_statements.addToTotals.run({batch.answers, kMostUs - batch.computeUs, batch.computeUs});
        !status)
        return status;
    return transaction->commit();
}

Status SqliteAnswerStore::insert(const AnswerRecord& answer, Batch& batch) {
    const Result<qint64> worker = workerNumber(answer.worker);
    if (!worker)
        return failure(worker.error());
    const auto computeUs = static_cast<qint64>(answer.computeTime.count());
    Status status =
        m_statements.insertAnswer.run({static_cast<qint64>(answer.sequence), answer.payload, *worker, computeUs});
    if (!status || m_statements.insertAnswer.changes() == 0)
        return status;
    ++batch.answers;
    batch.computeUs = saturatingSum(batch.computeUs, std::max<qint64>(computeUs, 0));
    return markAnswered(answer.sequence, batch);
}

Result<qint64> SqliteAnswerStore::workerNumber(const WorkerId& worker) {
    if (const auto known = m_workers.constFind(worker.value()); known != m_workers.cend())
        return *known;
    if (Status status = m_statements.insertWorker.run({worker.value()}); !status)
        return failure(status.error());
    qint64 number = 0;
    const Status found =
        m_statements.findWorker.forEachRow({worker.value()}, [&](const SqliteStatement& row) -> Status {
            number = row.column(0).toLongLong();
            return {};
        });
    if (!found)
        return failure(found.error());
    m_workers.insert(worker.value(), number);
    return number;
}

Status SqliteAnswerStore::markAnswered(SequenceNumber sequence, Batch& batch) {
    const auto page = static_cast<qint64>(sequence / kNumbersPerPage);
    auto entry = batch.bits.find(page);
    if (entry == batch.bits.end()) {
        QByteArray bits(kPageBytes, '\0');
        const Status status = m_statements.readBits.forEachRow({page}, [&](const SqliteStatement& row) {
            bits = row.column(0).toByteArray();
            return checkPage(bits);
        });
        if (!status)
            return status;
        entry = batch.bits.emplace(page, std::move(bits)).first;
    }
    const auto bit = static_cast<qsizetype>(sequence % kNumbersPerPage);
    char& byte = entry->second.data()[bit / 8];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | (1U << (bit % 8)));
    return {};
}

Status SqliteAnswerStore::checkPage(const QByteArray& bits) const {
    if (bits.size() != kPageBytes)
        return failure(m_connection->corrupt(QStringLiteral("a page of its index has the wrong size")));
    return {};
}

Status SqliteAnswerStore::forEachSequence(const std::function<void(SequenceNumber)>& visit) {
    qint64 visited = 0;
    qint64 stored = -1;
    const auto visitRow = [&](const SqliteStatement& row) -> Status {
        stored = row.column(0).toLongLong();
        if (row.column(1).isNull())
            return {}; // the one row of an empty store
        const QByteArray bits = row.column(2).toByteArray();
        if (Status status = checkPage(bits); !status)
            return status;
        visitBits(row.column(1).toULongLong() * kNumbersPerPage, bits, [&](SequenceNumber sequence) {
            ++visited;
            visit(sequence);
        });
        return {};
    };
    Status status = m_connection->query(
        QStringLiteral("SELECT answers, page, bits FROM totals LEFT JOIN answered ORDER BY page"), {}, visitRow);
    if (status && visited != stored)
        return failure(m_connection->corrupt(QStringLiteral("its index and its totals differ")));
    return status;
}

Status SqliteAnswerStore::forEachAnswer(const std::function<Status(const AnswerRecord&)>& visit) {
    return forEachAnswerIn(0, kMaxSequenceNumber, visit);
}

Status SqliteAnswerStore::forEachAnswerIn(SequenceNumber first, SequenceNumber last,
                                          const std::function<Status(const AnswerRecord&)>& visit) {
    return m_connection->query(
        QStringLiteral("SELECT sequence, payload, name, compute_us FROM answers LEFT JOIN workers ON number = worker "
                       "WHERE sequence BETWEEN ? AND ? ORDER BY sequence"),
        {static_cast<qint64>(first), static_cast<qint64>(last)}, [&](const SqliteStatement& row) {
            return visit({row.column(0).toULongLong(), row.column(1).toByteArray(), WorkerId(row.column(2).toString()),
                          std::chrono::microseconds(row.column(3).toLongLong())});
        });
}

Result<std::chrono::microseconds> SqliteAnswerStore::totalComputeTime() {
    const Result<QVariant> total = m_connection->value(QStringLiteral("SELECT compute_us FROM totals"));
    if (!total)
        return failure(total.error());
    return std::chrono::microseconds(total->toLongLong());
}

} // namespace gleaner
