// A blob put together out of blocks: which there are, and where the bytes of a list of them lie. Thread: that of the
// index.
#pragma once

#include "head_node/store/blob_files.h"

namespace gleaner {

/// The blocks a list may choose from.
struct BlockStock {
    std::optional<BlobRecord> blob;
    std::vector<Block> committed;
    std::vector<UncommittedBlock> uncommitted;
};
/// Fault: ContainerNotFound.
[[nodiscard]] BlobResult<BlockStock> blockStockOf(BlobIndex& index, const BlobRef& blob);

/// Where the bytes of a list of blocks lie.
struct BlockAssembly {
    std::vector<BlobSource> sources;
    std::vector<Block> blocks;
    qint64 size = 0;
};
/// Faults: InvalidBlockList; TooLarge over kMaxBlobBytes.
[[nodiscard]] BlobResult<BlockAssembly> assemble(const BlockStock& stock, const std::vector<BlockChoice>& choices);

/// The error for more than kMaxBlobBytes.
[[nodiscard]] tl::unexpected<BlobError> blobTooLarge();

} // namespace gleaner
