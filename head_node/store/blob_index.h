// Which containers and blobs there are, and in which file each blob's bytes lie: tables in SQLite. FORMAT.md, "Blobs".
// A method that returns an error may have written by halves: its caller rolls back. Thread: that of open().
#pragma once

#include "common/blob/blob_account.h"
#include "head_node/store/sqlite.h"

namespace gleaner {

/// The number of a file with the bytes of one blob or block.
using BlobFile = qint64;

struct ContainerRecord {
    QString name;
    ContainerProperties properties;
    std::vector<AccessPolicy> policies;
};
struct BlobRecord {
    BlobFile file = 0;
    BlobProperties properties;
    std::vector<Block> blocks; ///< empty: it was put in one piece
};
struct UncommittedBlock {
    QByteArray id;
    BlobFile file = 0;
    qint64 size = 0;
};

class BlobIndex {
public:
    /// Errors: as SqliteConnection, and Refused (a newer version's).
    [[nodiscard]] static Result<std::unique_ptr<BlobIndex>> open(const QString& path);

    [[nodiscard]] SqliteConnection& connection() { return *m_connection; }

    [[nodiscard]] BlobResult<std::vector<ContainerRecord>> containers();
    [[nodiscard]] BlobStatus addContainer(const ContainerRecord& container);
    [[nodiscard]] BlobStatus changeContainer(const ContainerRecord& container);
    /// Returns the files that nobody needs any more; so do all below that return files.
    [[nodiscard]] BlobResult<std::vector<BlobFile>> removeContainer(const QString& name);

    /// Without its blocks. Faults: ContainerNotFound, BlobNotFound.
    [[nodiscard]] BlobResult<BlobRecord> find(const BlobRef& blob);
    /// In the blob's order; none of a blob that is not there. Fault: ContainerNotFound.
    [[nodiscard]] BlobResult<std::vector<Block>> blocks(const BlobRef& blob);
    /// Makes or replaces the blob if the conditions are met; its uncommitted blocks go. What is replaced keeps its time
    /// of creation. Faults: ContainerNotFound, BlobExists, ConditionNotMet.
    [[nodiscard]] BlobResult<std::vector<BlobFile>> put(const BlobRef& blob, BlobRecord record,
                                                        const BlobConditions& conditions);
    /// Faults: ContainerNotFound, BlobNotFound, ConditionNotMet.
    [[nodiscard]] BlobResult<std::vector<BlobFile>> remove(const BlobRef& blob, const BlobConditions& conditions);

    /// Faults: ContainerNotFound, InvalidBlockId, TooManyBlocks.
    [[nodiscard]] BlobResult<std::vector<BlobFile>> putBlock(const BlobRef& blob, const UncommittedBlock& block,
                                                             TimePoint at);
    /// By id. Fault: ContainerNotFound.
    [[nodiscard]] BlobResult<std::vector<UncommittedBlock>> uncommitted(const BlobRef& blob);
    [[nodiscard]] BlobResult<std::vector<BlobFile>> removeUncommitted(TimePoint before);

    /// Faults: ContainerNotFound; InvalidArgument for a marker that is none of ours.
    [[nodiscard]] BlobResult<BlobPage> list(const QString& container, const BlobQuery& query);
    /// All files that are needed, in order.
    [[nodiscard]] BlobResult<std::vector<BlobFile>> files();

private:
    explicit BlobIndex(std::unique_ptr<SqliteConnection> connection) : m_connection(std::move(connection)) {}
    [[nodiscard]] BlobResult<qint64> containerNumber(const QString& name);
    [[nodiscard]] BlobResult<std::vector<BlobFile>> filesOf(const QString& sql, std::initializer_list<QVariant> values);
    /// The blob's row: its number and its record; nullopt: there is none.
    struct Found {
        qint64 number = 0;
        BlobRecord record;
    };
    [[nodiscard]] BlobResult<std::optional<Found>> found(qint64 container, const QString& name);
    [[nodiscard]] BlobStatus checkBlock(qint64 container, const BlobRef& blob, const UncommittedBlock& block);
    [[nodiscard]] BlobStatus writeBlocks(qint64 blob, const std::vector<Block>& blocks);

    std::unique_ptr<SqliteConnection> m_connection;
};

} // namespace gleaner
