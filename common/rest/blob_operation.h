// What a client can ask of the blob service, as values: the decoder makes them, the encoder sends them. They are what
// BlobAccount can do. Values; any thread.
#pragma once

#include "common/blob/blob_account.h"

#include <variant>

namespace gleaner {

struct ListContainers {
    QString prefix;
    QString marker; ///< opaque; empty: from the beginning
    int max = kMaxBlobsPerPage;
    bool withMetadata = false;
    friend bool operator==(const ListContainers&, const ListContainers&) = default;
};
struct CreateContainer {
    QString container;
    Metadata metadata;
    friend bool operator==(const CreateContainer&, const CreateContainer&) = default;
};
struct DeleteContainer {
    QString container;
    BlobConditions conditions;
    friend bool operator==(const DeleteContainer&, const DeleteContainer&) = default;
};
struct GetContainer {
    QString container;
    friend bool operator==(const GetContainer&, const GetContainer&) = default;
};
struct SetContainerMetadata {
    QString container;
    Metadata metadata;
    BlobConditions conditions;
    friend bool operator==(const SetContainerMetadata&, const SetContainerMetadata&) = default;
};
struct GetContainerAcl {
    QString container;
    friend bool operator==(const GetContainerAcl&, const GetContainerAcl&) = default;
};
struct SetContainerAcl {
    QString container;
    std::vector<AccessPolicy> policies; ///< at most kMaxRestPolicies
    friend bool operator==(const SetContainerAcl&, const SetContainerAcl&) = default;
};
struct ListBlobs {
    QString container;
    BlobQuery query;
    bool withMetadata = false;
    friend bool operator==(const ListBlobs&, const ListBlobs&) = default;
};
struct PutBlob {
    BlobRef blob;
    QByteArray bytes;
    BlobDescription description; ///< with an MD5, `bytes` must have it
    BlobConditions conditions;
    friend bool operator==(const PutBlob&, const PutBlob&) = default;
};
struct GetBlob {
    BlobRef blob;
    std::optional<BlobRange> range;
    bool withRangeMd5 = false; ///< for up to kMaxRangeMd5Bytes
    BlobConditions conditions;
    friend bool operator==(const GetBlob&, const GetBlob&) = default;
};
struct GetBlobProperties {
    BlobRef blob;
    BlobConditions conditions;
    friend bool operator==(const GetBlobProperties&, const GetBlobProperties&) = default;
};
struct DeleteBlob {
    BlobRef blob;
    BlobConditions conditions;
    friend bool operator==(const DeleteBlob&, const DeleteBlob&) = default;
};
struct PutBlock {
    BlobRef blob;
    QByteArray id; ///< decoded
    QByteArray bytes;
    QByteArray md5; ///< of `bytes`; empty: not said
    friend bool operator==(const PutBlock&, const PutBlock&) = default;
};
struct PutBlockList {
    BlobRef blob;
    std::vector<BlockChoice> blocks;
    BlobDescription description; ///< its MD5 is kept as it is said
    BlobConditions conditions;
    friend bool operator==(const PutBlockList&, const PutBlockList&) = default;
};
struct GetBlockList {
    BlobRef blob;
    bool committed = true;
    bool uncommitted = false;
    friend bool operator==(const GetBlockList&, const GetBlockList&) = default;
};

using BlobOperation = std::variant<ListContainers, CreateContainer, DeleteContainer, GetContainer, SetContainerMetadata,
                                   GetContainerAcl, SetContainerAcl, ListBlobs, PutBlob, GetBlob, GetBlobProperties,
                                   DeleteBlob, PutBlock, PutBlockList, GetBlockList>;

inline constexpr qint64 kMaxRangeMd5Bytes = qint64{4} << 20;

/// The container an operation is about; empty: the service.
[[nodiscard]] inline QString containerOf(const BlobOperation& operation) {
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.container; })
                return one.container;
            else if constexpr (requires { one.blob; })
                return one.blob.container;
            else
                return QString();
        },
        operation);
}

} // namespace gleaner
