#include "head_node/server/blob_access_needs.h"

#include <array>

namespace gleaner {

namespace {

template<typename Operation, std::size_t Index = 0>
consteval std::size_t placeOf() {
    if constexpr (std::is_same_v<std::variant_alternative_t<Index, BlobOperation>, Operation>)
        return Index;
    else
        return placeOf<Operation, Index + 1>();
}

struct Row {
    std::size_t operation;
    ResourceType type;
    QByteArrayView account;   ///< permissions of an account SAS, any of which suffices
    QByteArrayView container; ///< the same of a container's or blob's SAS
};

constexpr QByteArrayView kNone;
using enum ResourceType;

constexpr std::array<Row, std::variant_size_v<BlobOperation>> kRows{{
    {placeOf<ListContainers>(), Service, "l", kNone},
    {placeOf<CreateContainer>(), Container, "cw", kNone},
    {placeOf<DeleteContainer>(), Container, "d", kNone},
    {placeOf<GetContainer>(), Container, "r", kNone},
    {placeOf<SetContainerMetadata>(), Container, "w", kNone},
    {placeOf<GetContainerAcl>(), Container, kNone, kNone},
    {placeOf<SetContainerAcl>(), Container, kNone, kNone},
    {placeOf<ListBlobs>(), Container, "l", "l"},
    {placeOf<PutBlob>(), Object, "cw", "cw"},
    {placeOf<GetBlob>(), Object, "r", "r"},
    {placeOf<GetBlobProperties>(), Object, "r", "r"},
    {placeOf<DeleteBlob>(), Object, "d", "d"},
    {placeOf<PutBlock>(), Object, "w", "w"},
    {placeOf<PutBlockList>(), Object, "w", "w"},
    {placeOf<GetBlockList>(), Object, "r", "r"},
}};

consteval bool isInOrder() {
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (kRows[i].operation != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "a row's place is its operation's");

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
