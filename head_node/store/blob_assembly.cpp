#include "head_node/store/blob_assembly.h"

#include <QMap>

namespace gleaner {

namespace {

QMap<QByteArray, BlobSource> committedSources(const BlockStock& stock) {
    QMap<QByteArray, BlobSource> sources;
    qint64 offset = 0;
    for (const Block& block : stock.committed) {
        sources.insert(block.id, {stock.blob->file, offset, block.size});
        offset += block.size;
    }
    return sources;
}

} // namespace

tl::unexpected<BlobError> blobTooLarge() {
    return blobFailure(
        Error{ErrorCode::TooLarge, QStringLiteral("A blob has at most %1 bytes here.").arg(kMaxBlobBytes)});
}

BlobResult<BlockStock> blockStockOf(BlobIndex& index, const BlobRef& blob) {
    BlockStock stock;
    auto uncommitted = index.uncommitted(blob);
    if (!uncommitted)
        return tl::unexpected(uncommitted.error());
    stock.uncommitted = std::move(*uncommitted);
    auto found = index.find(blob);
    if (!found)
        return found.error().fault == BlobFault::BlobNotFound ? BlobResult<BlockStock>(std::move(stock))
                                                              : tl::unexpected(found.error());
    stock.blob = std::move(*found);
    return index.blocks(blob).map([&stock](std::vector<Block> committed) {
        stock.committed = std::move(committed);
        return std::move(stock);
    });
}

BlobResult<BlockAssembly> assemble(const BlockStock& stock, const std::vector<BlockChoice>& choices) {
    const QMap<QByteArray, BlobSource> committed = committedSources(stock);
    QMap<QByteArray, BlobSource> uncommitted;
    for (const UncommittedBlock& block : stock.uncommitted)
        uncommitted.insert(block.id, {block.file, 0, block.size});
    BlockAssembly assembly;
    for (const BlockChoice& choice : choices) {
        const bool isNew = choice.from != BlockChoice::From::Committed && uncommitted.contains(choice.id);
        const bool isOld = choice.from != BlockChoice::From::Uncommitted && committed.contains(choice.id);
        if (!isNew && !isOld)
            return blobFailure(BlobFault::InvalidBlockList);
        const BlobSource source = isNew ? uncommitted.value(choice.id) : committed.value(choice.id);
        assembly.sources.push_back(source);
        assembly.blocks.push_back({choice.id, source.size});
        assembly.size += source.size;
        if (assembly.size > kMaxBlobBytes)
            return blobTooLarge();
    }
    return assembly;
}

} // namespace gleaner
