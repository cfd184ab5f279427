#include "common/blob/blob_account.h"

#include <algorithm>

namespace gleaner {

tl::unexpected<BlobError> blobFailure(BlobFault fault) {
    switch (fault) {
    case BlobFault::ContainerNotFound:
        return blobFailure(fault, ErrorCode::NotFound, QStringLiteral("There is no such container; create it first."));
    case BlobFault::ContainerExists:
        return blobFailure(fault, ErrorCode::AlreadyExists, QStringLiteral("The container is there already."));
    case BlobFault::BlobNotFound:
        return blobFailure(fault, ErrorCode::NotFound, QStringLiteral("There is no such blob."));
    case BlobFault::BlobExists:
        return blobFailure(fault, ErrorCode::AlreadyExists, QStringLiteral("The blob is there already."));
    case BlobFault::ConditionNotMet:
        return blobFailure(fault, ErrorCode::Stale, QStringLiteral("The blob is not as the request expects it."));
    case BlobFault::NotModified:
        return blobFailure(fault, ErrorCode::Stale, QStringLiteral("The blob is as the caller knows it."));
    case BlobFault::InvalidRange:
        return blobFailure(fault, ErrorCode::InvalidArgument, QStringLiteral("The range begins after the blob's end."));
    case BlobFault::InvalidBlockId:
        return blobFailure(fault, ErrorCode::InvalidArgument,
                           QStringLiteral("All block ids of a blob have the same length, at most 64 bytes."));
    case BlobFault::InvalidBlockList:
        return blobFailure(fault, ErrorCode::InvalidArgument,
                           QStringLiteral("The list names a block that is not there."));
    case BlobFault::TooManyBlocks:
        return blobFailure(fault, ErrorCode::TooLarge,
                           QStringLiteral("A blob has at most %1 blocks, and %2 that are not in it yet.")
                               .arg(kMaxCommittedBlocks)
                               .arg(kMaxUncommittedBlocks));
    case BlobFault::Other:
        break;
    }
    return blobFailure(BlobFault::Other, ErrorCode::Unavailable, QStringLiteral("The blob store did not answer."));
}

bool isValidBlobName(QStringView name) {
    return !name.isEmpty() && name.size() <= kMaxBlobNameLength && name.isValidUtf16() && !name.contains(QChar(0));
}

} // namespace gleaner
