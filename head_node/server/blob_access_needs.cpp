#include "head_node/server/blob_access_needs.h"

#include "head_node/server/variant_place.h"

#include <array>

namespace gleaner {

namespace {

template<typename Operation>
constexpr std::size_t kPlace = placeIn<BlobOperation, Operation>();

struct Row {
    std::size_t operation;
    ResourceType type;
    QByteArrayView account;   ///< permissions of an account SAS, any of which suffices
    QByteArrayView container; ///< the same of a container's or blob's SAS
};

constexpr QByteArrayView kNone;
using enum ResourceType;

constexpr std::array<Row, std::variant_size_v<BlobOperation>> kRows{{
    {kPlace<ListContainers>, Service, "l", kNone},
    {kPlace<CreateContainer>, Container, "cw", kNone},
    {kPlace<DeleteContainer>, Container, "d", kNone},
    {kPlace<GetContainer>, Container, "r", kNone},
    {kPlace<SetContainerMetadata>, Container, "w", kNone},
    {kPlace<GetContainerAcl>, Container, kNone, kNone},
    {kPlace<SetContainerAcl>, Container, kNone, kNone},
    {kPlace<ListBlobs>, Container, "l", "l"},
    {kPlace<PutBlob>, Object, "cw", "cw"},
    {kPlace<GetBlob>, Object, "r", "r"},
    {kPlace<GetBlobProperties>, Object, "r", "r"},
    {kPlace<DeleteBlob>, Object, "d", "d"},
    {kPlace<PutBlock>, Object, "w", "w"},
    {kPlace<PutBlockList>, Object, "w", "w"},
    {kPlace<GetBlockList>, Object, "r", "r"},
}};

static_assert(isInOrder(kRows), "a row's place is its operation's");

QByteArray blobNameOf(const BlobOperation& operation) {
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.blob; })
                return one.blob.name.toUtf8();
            else
                return QByteArray();
        },
        operation);
}

} // namespace

AccessNeed accessNeedOf(const BlobOperation& operation) {
    const Row& row = kRows[operation.index()];
    return {StorageService::Blob, row.type, row.account, row.container, containerOf(operation).toUtf8(),
            blobNameOf(operation)};
}

AccessNeed overwriteNeedOf(const PutBlob& put) {
    return {StorageService::Blob, Object, "w", "w", put.blob.container.toUtf8(), put.blob.name.toUtf8()};
}

} // namespace gleaner
