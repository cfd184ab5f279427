// DurableBlobAccount's blobs: bytes first, row second; what is in the way of a crash in between is swept at the start.
#include "common/queue/queue_rules.h"
#include "head_node/store/blob_assembly.h"
#include "head_node/store/durable_blob_account.h"

#include <QLoggingCategory>

#include <algorithm>
#include <optional>

namespace gleaner {

namespace {

Q_LOGGING_CATEGORY(logBlobs, "gleaner.blobs")

/// Gone, or shorter than its row says.
bool isDamaged(const BlobError& error) {
    return error.fault == BlobFault::Other &&
           (error.error.code == ErrorCode::NotFound || error.error.code == ErrorCode::Corrupt);
}

tl::unexpected<BlobError> lost(const BlobRef& blob) {
    return blobFailure(
        Error{ErrorCode::Corrupt,
              QStringLiteral("The bytes of the blob %1/%2 are gone from the disk.").arg(blob.container, blob.name)});
}

std::vector<BlobFile> filesOf(const BlockAssembly& assembly) {
    std::vector<BlobFile> files;
    std::ranges::transform(assembly.sources, std::back_inserter(files), &BlobSource::file);
    return files;
}

BlobStatus faultOf(ConditionOutcome outcome) {
    switch (outcome) {
    case ConditionOutcome::Met:
        return {};
    case ConditionOutcome::NotMet:
        return blobFailure(BlobFault::ConditionNotMet);
    case ConditionOutcome::NotModified:
        return blobFailure(BlobFault::NotModified);
    case ConditionOutcome::Exists:
        return blobFailure(BlobFault::BlobExists);
    }
    Q_UNREACHABLE();
}

} // namespace

BlobStatus DurableBlobAccount::checkRef(const BlobRef& blob) {
    if (!isValidBlobName(blob.name))
        return blobFailure(
            Error{ErrorCode::InvalidArgument,
                  QStringLiteral("A blob's name has 1 to %1 characters, none of them NUL.").arg(kMaxBlobNameLength)});
    return known(blob.container).map([](const ContainerRecord&) {});
}

/// Before bytes are written for nothing; what counts is the check under the commit.
BlobStatus DurableBlobAccount::checkConditions(const BlobRef& blob, const BlobConditions& conditions) {
    if (auto good = checkRef(blob); !good || conditions == BlobConditions())
        return good;
    const auto found = m_clerk->run([&](BlobIndex& index) { return index.find(blob); });
    if (!found && found.error().fault != BlobFault::BlobNotFound)
        return tl::unexpected(found.error());
    std::optional<BlobVersion> version;
    if (found)
        version = {found->properties.etag, found->properties.modified};
    return faultOf(checkWrite(conditions, version));
}

BlobResult<BlobProperties> DurableBlobAccount::put(const BlobRef& blob, const QByteArray& bytes,
                                                   const BlobDescription& description,
                                                   const BlobConditions& conditions) {
    if (bytes.size() > kMaxBlobBytes)
        return blobTooLarge();
    if (auto good = checkMetadata(description.metadata); !good)
        return blobFailure(good.error());
    if (auto good = checkConditions(blob, conditions); !good)
        return tl::unexpected(good.error());
    const auto file = m_files.write(bytes);
    if (!file)
        return blobFailure(file.error());
    return commit(blob, *file, bytes.size(), {}, description, conditions);
}

BlobResult<BlobProperties> DurableBlobAccount::commit(const BlobRef& blob, BlobFile file, qint64 size,
                                                      std::vector<Block> blocks, const BlobDescription& description,
                                                      const BlobConditions& conditions) {
    const TimePoint now = m_clock.now();
    BlobRecord record{file, {size, nextEtag(), now, now, description}, std::move(blocks)};
    const auto stored = m_clerk->run(
        [&](BlobIndex& index) -> BlobResult<std::vector<BlobFile>> { return index.put(blob, record, conditions); });
    if (!stored) {
        afterFailure(stored, file);
        return tl::unexpected(stored.error());
    }
    m_files.remove(*stored);
    return std::move(record.properties);
}

/// Where a commit failed for another reason than room it may be on disk all the same, and then it needs its file.
template<typename T>
void DurableBlobAccount::afterFailure(const BlobResult<T>& outcome, BlobFile file) {
    const BlobError& error = outcome.error();
    if (error.fault != BlobFault::Other || error.error.code == ErrorCode::DiskFull)
        m_files.remove({file});
}

BlobResult<DurableBlobAccount::HeldBlob> DurableBlobAccount::lookUp(const BlobRef& blob,
                                                                    const BlobConditions& conditions) {
    if (auto good = checkRef(blob); !good)
        return tl::unexpected(good.error());
    return m_clerk->run([&](BlobIndex& index) -> BlobResult<HeldBlob> {
        auto record = index.find(blob);
        if (!record)
            return tl::unexpected(record.error());
        const BlobVersion version{record->properties.etag, record->properties.modified};
        if (auto met = faultOf(checkRead(conditions, version)); !met)
            return tl::unexpected(met.error());
        return HeldBlob{std::move(*record), m_files.pin({record->file})};
    });
}

BlobResult<BlobProperties> DurableBlobAccount::properties(const BlobRef& blob, const BlobConditions& conditions) {
    return lookUp(blob, conditions).map([](HeldBlob held) { return std::move(held.record.properties); });
}

BlobResult<BlobPiece> DurableBlobAccount::get(const BlobRef& blob, const std::optional<BlobRange>& range,
                                              const BlobConditions& conditions) {
    for (;;) {
        const auto held = lookUp(blob, conditions);
        if (!held)
            return tl::unexpected(held.error());
        auto piece = read(held->record, range);
        if (piece || !isDamaged(piece.error()))
            return piece;
        if (const auto forgotten = forgetIfDamaged(blob, held->record); !forgotten)
            return tl::unexpected(forgotten.error());
    }
}

/// Bytes that a row names are lost for good. Without the row whoever has the bytes can put them again.
BlobStatus DurableBlobAccount::forgetIfDamaged(const BlobRef& blob, const BlobRecord& record) {
    const auto files = m_clerk->run([&](BlobIndex& index) -> BlobResult<std::vector<BlobFile>> {
        const auto now = index.find(blob);
        if (!now)
            return tl::unexpected(now.error());
        return now->file == record.file ? index.remove(blob, {}) : BlobResult<std::vector<BlobFile>>();
    });
    if (!files)
        return tl::unexpected(files.error());
    if (files->empty())
        return {};
    qCWarning(logBlobs).nospace() << "event=blob-lost container=" << blob.container << " blob=" << blob.name
                                  << " file=" << record.file;
    m_files.remove(*files);
    return blobFailure(BlobFault::BlobNotFound);
}

BlobResult<BlobPiece> DurableBlobAccount::read(const BlobRecord& record, const std::optional<BlobRange>& range) {
    const qint64 size = record.properties.size;
    const BlobRange wanted = range.value_or(BlobRange());
    if (range && (wanted.first >= size || wanted.first < 0))
        return blobFailure(BlobFault::InvalidRange);
    const qint64 last = std::min(wanted.last.value_or(size - 1), size - 1);
    auto bytes = m_files.read(record.file, wanted.first, std::max<qint64>(last - wanted.first + 1, 0));
    if (!bytes)
        return blobFailure(bytes.error());
    return BlobPiece{record.properties, wanted.first, std::move(*bytes)};
}

BlobStatus DurableBlobAccount::remove(const BlobRef& blob, const BlobConditions& conditions) {
    if (auto good = checkRef(blob); !good)
        return good;
    const auto files = m_clerk->run([&](BlobIndex& index) { return index.remove(blob, conditions); });
    if (!files)
        return tl::unexpected(files.error());
    m_files.remove(*files);
    return {};
}

BlobStatus DurableBlobAccount::putBlock(const BlobRef& blob, const QByteArray& id, const QByteArray& bytes) {
    if (id.isEmpty() || id.size() > kMaxBlockIdBytes)
        return blobFailure(BlobFault::InvalidBlockId);
    if (bytes.size() > kMaxBlobBytes)
        return blobTooLarge();
    if (auto good = checkRef(blob); !good)
        return good;
    const auto file = m_files.write(bytes);
    if (!file)
        return blobFailure(file.error());
    const auto stored = m_clerk->run([&](BlobIndex& index) {
        return index.putBlock(blob, {id, *file, bytes.size()}, m_clock.now());
    });
    if (!stored) {
        afterFailure(stored, *file);
        return tl::unexpected(stored.error());
    }
    m_files.remove(*stored);
    return {};
}

BlobResult<BlobProperties> DurableBlobAccount::putBlockList(const BlobRef& blob, const std::vector<BlockChoice>& blocks,
                                                            const BlobDescription& description,
                                                            const BlobConditions& conditions) {
    if (blocks.size() > kMaxCommittedBlocks)
        return blobFailure(BlobFault::TooManyBlocks);
    if (auto good = checkMetadata(description.metadata); !good)
        return blobFailure(good.error());
    if (auto good = checkConditions(blob, conditions); !good)
        return tl::unexpected(good.error());
    BlobFiles::Pin pin;
    const auto assembly = m_clerk->run([&](BlobIndex& index) {
        auto made =
            blockStockOf(index, blob).and_then([&](const BlockStock& stock) { return assemble(stock, blocks); });
        if (made)
            pin = m_files.pin(filesOf(*made));
        return made;
    });
    if (!assembly)
        return tl::unexpected(assembly.error());
    const auto file = m_files.join(assembly->sources);
    if (!file)
        return file.error().code == ErrorCode::NotFound ? lost(blob) : blobFailure(file.error());
    return commit(blob, *file, assembly->size, assembly->blocks, description, conditions);
}

BlobResult<BlockLists> DurableBlobAccount::blockLists(const BlobRef& blob) {
    if (auto good = checkRef(blob); !good)
        return tl::unexpected(good.error());
    auto stock = m_clerk->run([&](BlobIndex& index) { return blockStockOf(index, blob); });
    if (!stock)
        return tl::unexpected(stock.error());
    if (!stock->blob && stock->uncommitted.empty())
        return blobFailure(BlobFault::BlobNotFound);
    BlockLists lists;
    lists.committed = std::move(stock->committed);
    for (const UncommittedBlock& block : stock->uncommitted)
        lists.uncommitted.push_back({block.id, block.size});
    if (stock->blob)
        lists.blob = std::move(stock->blob->properties);
    return lists;
}

} // namespace gleaner
