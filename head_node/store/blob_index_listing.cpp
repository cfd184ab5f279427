// BlobIndex's reading of rows: one blob, or a page of them.
#include "head_node/store/blob_index.h"
#include "head_node/store/blob_rows.h"
#include "head_node/store/job_rows.h"

namespace gleaner {

namespace {

const QString kColumns = QStringLiteral("name, file, size, etag, modified_ms, created_ms, description, number");

struct Row {
    QByteArray name;
    qint64 number = 0;
    BlobRecord record;
};

Result<Row> rowFrom(const SqliteStatement& row, const SqliteConnection& connection) {
    auto description = descriptionFrom(row.column(6).toString());
    if (!description)
        return failure(connection.corrupt(QStringLiteral("a blob does not read")));
    const BlobProperties properties{row.column(2).toLongLong(), row.column(3).toByteArray(),
                                    timeFromMs(row.column(4).toLongLong()), timeFromMs(row.column(5).toLongLong()),
                                    std::move(*description)};
    return Row{row.column(0).toByteArray(), row.column(7).toLongLong(), {row.column(1).toLongLong(), properties, {}}};
}

/// The first text, in the order of bytes, that comes after all that begin with `prefix`, which is UTF-8.
QByteArray pastAll(QByteArray prefix) {
    const auto last = prefix.size() - 1;
    prefix[last] = static_cast<char>(static_cast<unsigned char>(prefix[last]) + 1); // UTF-8 has no byte FF
    return prefix;
}

constexpr auto kMarkerForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString markerOf(const QByteArray& from) {
    return QString::fromLatin1(from.toBase64(kMarkerForm));
}

std::optional<QByteArray> placeOf(const QString& marker) {
    const auto decoded =
        QByteArray::fromBase64Encoding(marker.toUtf8(), kMarkerForm | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

/// Walks the names of one container from a place on.
class Lister {
public:
    Lister(SqliteConnection& connection, qint64 container, const BlobQuery& query, QByteArray from)
        : m_connection(connection), m_container(container), m_prefix(query.prefix.toUtf8()),
          m_delimiter(query.delimiter.toUtf8()), m_max(static_cast<std::size_t>(query.max)), m_from(std::move(from)) {}

    /// Blobs in a row, or one prefix; a prefix costs a search of its own instead of all rows under it.
    Status fillPage(BlobPage& page) {
        while (!m_isAtEnd && !m_isFull) {
            if (Status status = walk(page); !status)
                return status;
        }
        if (m_isFull)
            page.nextMarker = markerOf(m_from);
        return {};
    }

private:
    Status walk(BlobPage& page) {
        m_isAtEnd = true; // unless a row says otherwise
        const auto room = static_cast<qint64>(m_max - page.entries.size()) + 1;
        const Status status = m_connection.query(
            QStringLiteral("SELECT %1 FROM blobs WHERE container = ? AND name >= ? ORDER BY name LIMIT ?")
                .arg(kColumns),
            {m_container, m_from, room}, [&](const SqliteStatement& row) { return visit(row, page); });
        const bool stopped = !status && status.error().code == ErrorCode::Cancelled;
        return stopped ? Status() : status;
    }

    Status visit(const SqliteStatement& row, BlobPage& page) {
        const QByteArray name = row.column(0).toByteArray();
        if (!name.startsWith(m_prefix))
            return stop();
        m_isAtEnd = false;
        m_isFull = page.entries.size() == m_max;
        m_from = name;
        if (m_isFull)
            return stop();
        const qsizetype cut = m_delimiter.isEmpty() ? -1 : name.indexOf(m_delimiter, m_prefix.size());
        if (cut >= 0) {
            const QByteArray group = name.first(cut + m_delimiter.size());
            page.entries.push_back({QString::fromUtf8(group), std::nullopt});
            m_from = pastAll(group);
            return stop();
        }
        auto read = rowFrom(row, m_connection);
        if (!read)
            return failure(read.error());
        page.entries.push_back({QString::fromUtf8(name), std::move(read->record.properties)});
        m_from = name + '\0'; // the next name there can be
        m_isAtEnd = true;     // unless there is another row
        return {};
    }

    static Status stop() { return failure(ErrorCode::Cancelled, {}); }

    SqliteConnection& m_connection;
    const qint64 m_container;
    const QByteArray m_prefix;
    const QByteArray m_delimiter;
    const std::size_t m_max;
    QByteArray m_from;
    bool m_isAtEnd = false;
    bool m_isFull = false;
};

} // namespace

BlobResult<std::optional<BlobIndex::Found>> BlobIndex::found(qint64 container, const QString& name) {
    std::optional<Found> found;
    const Status searched =
        m_connection->query(QStringLiteral("SELECT %1 FROM blobs WHERE container = ? AND name = ?").arg(kColumns),
                            {container, name.toUtf8()}, [&](const SqliteStatement& row) -> Status {
                                auto read = rowFrom(row, *m_connection);
                                if (!read)
                                    return failure(read.error());
                                found = Found{read->number, std::move(read->record)};
                                return {};
                            });
    if (!searched)
        return blobFailure(searched.error());
    return found;
}

BlobResult<BlobPage> BlobIndex::list(const QString& container, const BlobQuery& query) {
    const auto number = containerNumber(container);
    if (!number)
        return tl::unexpected(number.error());
    const QByteArray prefix = query.prefix.toUtf8();
    auto from = placeOf(query.marker);
    if (!from)
        return blobFailure(Error{ErrorCode::InvalidArgument, QStringLiteral("The marker is none of this store's.")});
    BlobPage page;
    Lister lister(*m_connection, *number, query, std::max(std::move(*from), prefix));
    if (Status filled = lister.fillPage(page); !filled)
        return blobFailure(filled.error());
    return page;
}

} // namespace gleaner
