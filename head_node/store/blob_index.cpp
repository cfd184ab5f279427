#include "head_node/store/blob_index.h"

#include "head_node/store/blob_rows.h"
#include "head_node/store/job_rows.h"
#include "head_node/store/schema.h"

namespace gleaner {

namespace {

tl::unexpected<BlobError> failed(const Status& status) {
    return blobFailure(status.error());
}

} // namespace

Result<std::unique_ptr<BlobIndex>> BlobIndex::open(const QString& path) {
    SqliteOptions options;
    options.exclusive = true;
    options.remedy = QStringLiteral("Move its folder away; running jobs scatter their large chunks anew.");
    Result<std::unique_ptr<SqliteConnection>> connection = SqliteConnection::open(path, std::move(options));
    if (!connection)
        return failure(connection.error());
    if (Status status = bringUpToDate(**connection, blobsSchema()); !status)
        return failure(status.error());
    return std::unique_ptr<BlobIndex>(new BlobIndex(std::move(*connection)));
}

BlobResult<std::vector<ContainerRecord>> BlobIndex::containers() {
    auto loaded = m_connection->load<ContainerRecord>(
        QStringLiteral("SELECT name, metadata, policies, etag, modified_ms FROM containers ORDER BY name"), {},
        [this](const SqliteStatement& row) -> Result<ContainerRecord> {
            auto metadata = metadataFrom(row.column(1).toString());
            auto policies = policiesFrom(row.column(2).toString());
            if (!metadata || !policies)
                return failure(m_connection->corrupt(QStringLiteral("a container does not read")));
            return ContainerRecord{
                row.column(0).toString(),
                {row.column(3).toByteArray(), timeFromMs(row.column(4).toLongLong()), std::move(*metadata)},
                std::move(*policies)};
        });
    if (!loaded)
        return blobFailure(loaded.error());
    return std::move(*loaded);
}

BlobStatus BlobIndex::addContainer(const ContainerRecord& container) {
    const Status added = m_connection->execute(
        QStringLiteral("INSERT INTO containers (name, metadata, policies, etag, modified_ms) VALUES (?, ?, ?, ?, ?)"),
        {container.name, toJsonText(container.properties.metadata), toJsonText(container.policies),
         QString::fromLatin1(container.properties.etag), toMs(container.properties.modified)});
    return added ? BlobStatus() : failed(added);
}

BlobStatus BlobIndex::changeContainer(const ContainerRecord& container) {
    const Status changed = m_connection->execute(
        QStringLiteral("UPDATE containers SET metadata = ?, policies = ?, etag = ?, modified_ms = ? WHERE name = ?"),
        {toJsonText(container.properties.metadata), toJsonText(container.policies),
         QString::fromLatin1(container.properties.etag), toMs(container.properties.modified), container.name});
    return changed ? BlobStatus() : failed(changed);
}

BlobResult<std::vector<BlobFile>> BlobIndex::removeContainer(const QString& name) {
    const auto number = containerNumber(name);
    if (!number)
        return tl::unexpected(number.error());
    auto files = filesOf(QStringLiteral("SELECT file FROM blobs WHERE container = ? UNION ALL "
                                        "SELECT file FROM uncommitted WHERE container = ?"),
                         {*number, *number});
    if (!files)
        return files;
    if (Status removed = m_connection->execute(QStringLiteral("DELETE FROM containers WHERE number = ?"), {*number});
        !removed) // its blobs and blocks go with it
        return failed(removed);
    return files;
}

BlobResult<BlobRecord> BlobIndex::find(const BlobRef& blob) {
    return containerNumber(blob.container).and_then([&](qint64 container) -> BlobResult<BlobRecord> {
        auto there = found(container, blob.name);
        if (!there)
            return tl::unexpected(there.error());
        if (!*there)
            return blobFailure(BlobFault::BlobNotFound);
        return std::move((*there)->record);
    });
}

BlobResult<std::vector<Block>> BlobIndex::blocks(const BlobRef& blob) {
    return containerNumber(blob.container).and_then([&](qint64 container) -> BlobResult<std::vector<Block>> {
        auto loaded = m_connection->load<Block>(
            QStringLiteral("SELECT blocks.id, blocks.size FROM blocks JOIN blobs ON number = blob "
                           "WHERE container = ? AND name = ? ORDER BY ordinal"),
            {container, blob.name.toUtf8()}, [](const SqliteStatement& row) -> Result<Block> {
                return Block{row.column(0).toByteArray(), row.column(1).toLongLong()};
            });
        return loaded ? BlobResult<std::vector<Block>>(std::move(*loaded)) : blobFailure(loaded.error());
    });
}

BlobResult<std::vector<BlobFile>> BlobIndex::put(const BlobRef& blob, BlobRecord record,
                                                 const BlobConditions& conditions) {
    const auto container = containerNumber(blob.container);
    if (!container)
        return tl::unexpected(container.error());
    const QByteArray name = blob.name.toUtf8();
    const auto before = found(*container, blob.name);
    if (!before)
        return tl::unexpected(before.error());
    std::optional<BlobVersion> version;
    if (*before) {
        const BlobProperties& known = (*before)->record.properties;
        version = {known.etag, known.modified};
        record.properties.created = known.created;
    }
    if (const auto outcome = checkWrite(conditions, version); outcome != ConditionOutcome::Met)
        return blobFailure(outcome == ConditionOutcome::Exists ? BlobFault::BlobExists : BlobFault::ConditionNotMet);
    auto files = filesOf(QStringLiteral("SELECT file FROM blobs WHERE container = ? AND name = ? UNION ALL "
                                        "SELECT file FROM uncommitted WHERE container = ? AND name = ?"),
                         {*container, name, *container, name});
    if (!files)
        return files;
    Status status = m_connection->execute(QStringLiteral("DELETE FROM uncommitted WHERE container = ? AND name = ?"),
                                          {*container, name});
    if (status)
        status = m_connection->execute(QStringLiteral("DELETE FROM blobs WHERE container = ? AND name = ?"),
                                       {*container, name});
    const BlobProperties& properties = record.properties;
    if (status)
        status = m_connection->execute(
            QStringLiteral(
                "INSERT INTO blobs (container, name, file, size, etag, modified_ms, created_ms, description) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
            {*container, name, record.file, properties.size, QString::fromLatin1(properties.etag),
             toMs(properties.modified), toMs(properties.created), toJsonText(properties.description)});
    if (!status)
        return failed(status);
    if (record.blocks.empty())
        return files;
    const auto number = m_connection->value(QStringLiteral("SELECT last_insert_rowid()"));
    if (!number)
        return blobFailure(number.error());
    return writeBlocks(number->toLongLong(), record.blocks).map([&files] { return std::move(*files); });
}

BlobStatus BlobIndex::writeBlocks(qint64 blob, const std::vector<Block>& blocks) {
    auto insert = m_connection->prepare(QStringLiteral("INSERT INTO blocks VALUES (?, ?, ?, ?)"));
    if (!insert)
        return blobFailure(insert.error());
    qint64 ordinal = 0;
    for (const Block& block : blocks) {
        if (Status written = insert->run({blob, ordinal++, block.id, block.size}); !written)
            return failed(written);
    }
    return {};
}

BlobResult<std::vector<BlobFile>> BlobIndex::remove(const BlobRef& blob, const BlobConditions& conditions) {
    const auto container = containerNumber(blob.container);
    if (!container)
        return tl::unexpected(container.error());
    const auto before = found(*container, blob.name);
    if (!before)
        return tl::unexpected(before.error());
    if (!*before)
        return blobFailure(BlobFault::BlobNotFound);
    const BlobRecord& record = (*before)->record;
    if (checkWrite(conditions, BlobVersion{record.properties.etag, record.properties.modified}) !=
        ConditionOutcome::Met)
        return blobFailure(BlobFault::ConditionNotMet);
    if (Status removed =
            m_connection->execute(QStringLiteral("DELETE FROM blobs WHERE number = ?"), {(*before)->number});
        !removed)
        return failed(removed);
    return std::vector<BlobFile>{record.file};
}

BlobResult<std::vector<BlobFile>> BlobIndex::putBlock(const BlobRef& blob, const UncommittedBlock& block,
                                                      TimePoint at) {
    const auto container = containerNumber(blob.container);
    if (!container)
        return tl::unexpected(container.error());
    if (auto good = checkBlock(*container, blob, block); !good)
        return tl::unexpected(good.error());
    const QByteArray name = blob.name.toUtf8();
    auto files = filesOf(QStringLiteral("SELECT file FROM uncommitted WHERE container = ? AND name = ? AND id = ?"),
                         {*container, name, block.id});
    if (!files)
        return files;
    if (Status written =
            m_connection->execute(QStringLiteral("INSERT OR REPLACE INTO uncommitted VALUES (?, ?, ?, ?, ?, ?)"),
                                  {*container, name, block.id, block.file, block.size, toMs(at)});
        !written)
        return failed(written);
    return files;
}

BlobStatus BlobIndex::checkBlock(qint64 container, const BlobRef& blob, const UncommittedBlock& block) {
    qint64 count = 0;
    qint64 others = 0;
    const Status counted = m_connection->query(
        QStringLiteral("SELECT count(*), count(*) FILTER (WHERE length(id) <> ?) FROM uncommitted "
                       "WHERE container = ? AND name = ?"),
        {block.id.size(), container, blob.name.toUtf8()}, [&](const SqliteStatement& row) -> Status {
            count = row.column(0).toLongLong();
            others = row.column(1).toLongLong();
            return {};
        });
    if (!counted)
        return failed(counted);
    if (others > 0)
        return blobFailure(BlobFault::InvalidBlockId);
    return count < static_cast<qint64>(kMaxUncommittedBlocks) ? BlobStatus() : blobFailure(BlobFault::TooManyBlocks);
}

BlobResult<std::vector<UncommittedBlock>> BlobIndex::uncommitted(const BlobRef& blob) {
    return containerNumber(blob.container).and_then([&](qint64 container) -> BlobResult<std::vector<UncommittedBlock>> {
        auto loaded = m_connection->load<UncommittedBlock>(
            QStringLiteral("SELECT id, file, size FROM uncommitted WHERE container = ? AND name = ? ORDER BY id"),
            {container, blob.name.toUtf8()}, [](const SqliteStatement& row) -> Result<UncommittedBlock> {
                return UncommittedBlock{row.column(0).toByteArray(), row.column(1).toLongLong(),
                                        row.column(2).toLongLong()};
            });
        return loaded ? BlobResult<std::vector<UncommittedBlock>>(std::move(*loaded)) : blobFailure(loaded.error());
    });
}

BlobResult<std::vector<BlobFile>> BlobIndex::removeUncommitted(TimePoint before) {
    auto files = filesOf(QStringLiteral("SELECT file FROM uncommitted WHERE at_ms < ?"), {toMs(before)});
    if (!files)
        return files;
    const Status removed =
        m_connection->execute(QStringLiteral("DELETE FROM uncommitted WHERE at_ms < ?"), {toMs(before)});
    return removed ? std::move(files) : failed(removed);
}

BlobResult<std::vector<BlobFile>> BlobIndex::files() {
    return filesOf(QStringLiteral("SELECT file FROM blobs UNION ALL SELECT file FROM uncommitted ORDER BY file"), {});
}

BlobResult<qint64> BlobIndex::containerNumber(const QString& name) {
    qint64 number = 0;
    const Status searched = m_connection->query(QStringLiteral("SELECT number FROM containers WHERE name = ?"), {name},
                                                [&number](const SqliteStatement& row) -> Status {
                                                    number = row.column(0).toLongLong();
                                                    return {};
                                                });
    if (!searched)
        return failed(searched);
    return number != 0 ? BlobResult<qint64>(number) : blobFailure(BlobFault::ContainerNotFound);
}

BlobResult<std::vector<BlobFile>> BlobIndex::filesOf(const QString& sql, std::initializer_list<QVariant> values) {
    auto loaded = m_connection->load<BlobFile>(
        sql, values, [](const SqliteStatement& row) -> Result<BlobFile> { return row.column(0).toLongLong(); });
    return loaded ? BlobResult<std::vector<BlobFile>>(std::move(*loaded)) : blobFailure(loaded.error());
}

} // namespace gleaner
