// The containers and blobs of one account, as Azure Blob Storage defines them, as far as it is served here: block
// blobs, without snapshots, leases, tiers and copies. Implementations: DurableBlobAccount (the head's own disk),
// RestBlobAccount (a server elsewhere). tests/contract holds the suite that both pass.
// Source: Microsoft, "Blob service REST API".
#pragma once

#include "common/base/result.h"
#include "common/blob/blob_conditions.h"
#include "common/queue/access_policy.h"
#include "common/queue/message_queue.h"

#include <vector>

namespace gleaner {

inline constexpr qsizetype kMaxBlobNameLength = 1'024; ///< characters
inline constexpr int kMaxBlobsPerPage = 5'000;
inline constexpr qsizetype kMaxBlockIdBytes = 64;
inline constexpr std::size_t kMaxCommittedBlocks = 50'000;
inline constexpr std::size_t kMaxUncommittedBlocks = 100'000;
/// Ours, for a blob is answered from memory: Azure's is larger by far.
inline constexpr qint64 kMaxBlobBytes = qint64{64} << 20;
inline constexpr qsizetype kMd5Bytes = 16;

/// What became of a request besides success; a server answers each with a code of its own.
enum class BlobFault {
    Other, ///< the error's own code says it: bounds, disk, network, permission
    ContainerNotFound,
    ContainerExists,
    BlobNotFound,
    BlobExists,       ///< and should not
    ConditionNotMet,  ///< of a write, or If-Match and If-Unmodified-Since of a read
    NotModified,      ///< If-None-Match and If-Modified-Since of a read
    InvalidRange,     ///< it begins after the end
    InvalidBlockId,   ///< of another length than the blob's others
    InvalidBlockList, ///< names a block that is not there
    TooManyBlocks,
};
struct BlobError {
    BlobFault fault = BlobFault::Other;
    Error error;
    friend bool operator==(const BlobError&, const BlobError&) = default;
};
template<typename T>
using BlobResult = tl::expected<T, BlobError>;
using BlobStatus = BlobResult<void>;

[[nodiscard]] inline tl::unexpected<BlobError> blobFailure(BlobFault fault, ErrorCode code, QString message) {
    return tl::unexpected<BlobError>(BlobError{fault, Error{code, std::move(message)}});
}
[[nodiscard]] inline tl::unexpected<BlobError> blobFailure(Error error) {
    return tl::unexpected<BlobError>(BlobError{BlobFault::Other, std::move(error)});
}
/// One of the faults that explain themselves, with its code and sentence; not Other.
[[nodiscard]] tl::unexpected<BlobError> blobFailure(BlobFault fault);

/// A blob in its container. Container names are as queue names; blob names have 1..kMaxBlobNameLength characters.
struct BlobRef {
    QString container;
    QString name;
    friend bool operator==(const BlobRef&, const BlobRef&) = default;
};

/// What its owner says about a blob. Empty: not said.
struct BlobDescription {
    QByteArray contentType;
    QByteArray contentEncoding;
    QByteArray contentLanguage;
    QByteArray contentDisposition;
    QByteArray cacheControl;
    QByteArray md5; ///< 16 bytes, or empty
    Metadata metadata;
    friend bool operator==(const BlobDescription&, const BlobDescription&) = default;
};
struct BlobProperties {
    qint64 size = 0;
    QByteArray etag; ///< without quotes; another one after each change
    TimePoint modified;
    TimePoint created;
    BlobDescription description;
    friend bool operator==(const BlobProperties&, const BlobProperties&) = default;
};
struct ContainerProperties {
    QByteArray etag; ///< without quotes
    TimePoint modified;
    Metadata metadata;
    friend bool operator==(const ContainerProperties&, const ContainerProperties&) = default;
};

/// Bytes first..last, both counted; without `last` to the end.
struct BlobRange {
    qint64 first = 0;
    std::optional<qint64> last;
    friend bool operator==(const BlobRange&, const BlobRange&) = default;
};
struct BlobPiece {
    BlobProperties properties; ///< of the whole blob
    qint64 first = 0;
    QByteArray bytes;
};

/// A block as a list names it, and where it is looked for.
struct BlockChoice {
    enum class From { Committed, Uncommitted, Latest };
    From from = From::Latest;
    QByteArray id; ///< decoded
    friend bool operator==(const BlockChoice&, const BlockChoice&) = default;
};
struct Block {
    QByteArray id;
    qint64 size = 0;
    friend bool operator==(const Block&, const Block&) = default;
};
struct BlockLists {
    std::vector<Block> committed;       ///< in the blob's order
    std::vector<Block> uncommitted;     ///< by id
    std::optional<BlobProperties> blob; ///< nullopt: there are only uncommitted blocks
};

struct BlobQuery {
    QString prefix;
    QString delimiter; ///< empty: none
    QString marker;    ///< opaque; empty: from the beginning
    int max = kMaxBlobsPerPage;
    friend bool operator==(const BlobQuery&, const BlobQuery&) = default;
};
/// A blob, or (with a delimiter) all blobs whose names begin with `name`.
struct BlobListing {
    QString name;
    std::optional<BlobProperties> blob; ///< nullopt: a prefix
    friend bool operator==(const BlobListing&, const BlobListing&) = default;
};
struct BlobPage {
    std::vector<BlobListing> entries; ///< sorted by the bytes of their names
    QString nextMarker;               ///< empty at the end
};
struct ContainerListing {
    QString name;
    ContainerProperties properties;
    friend bool operator==(const ContainerListing&, const ContainerListing&) = default;
};
struct ContainerPage {
    std::vector<ContainerListing> containers; ///< sorted by name
    QString nextMarker;
};

/// Thread: as the implementation says. Blocks: until a write is as durable as the implementation promises.
/// Errors of every method, besides the faults that fit it: InvalidArgument, TooLarge, Unavailable, Refused, Corrupt; of
/// those that write also DiskFull.
class BlobAccount {
public:
    virtual ~BlobAccount() = default;

    [[nodiscard]] virtual BlobResult<ContainerProperties> createContainer(const QString& name,
                                                                          const Metadata& metadata) = 0;
    /// With all its blobs.
    [[nodiscard]] virtual BlobStatus removeContainer(const QString& name, const BlobConditions& conditions) = 0;
    [[nodiscard]] virtual BlobResult<ContainerProperties> container(const QString& name) = 0;
    /// Replaces all metadata.
    [[nodiscard]] virtual BlobResult<ContainerProperties>
    setContainerMetadata(const QString& name, const Metadata& metadata, const BlobConditions& conditions) = 0;
    [[nodiscard]] virtual BlobResult<std::vector<AccessPolicy>> accessPolicies(const QString& container) = 0;
    /// Replaces all of them.
    [[nodiscard]] virtual BlobStatus setAccessPolicies(const QString& container,
                                                       const std::vector<AccessPolicy>& policies) = 0;
    [[nodiscard]] virtual BlobResult<ContainerPage> listContainers(const QString& prefix, const QString& marker,
                                                                   int max) = 0;

    /// Makes the blob or replaces it and its blocks, uncommitted ones too.
    [[nodiscard]] virtual BlobResult<BlobProperties> put(const BlobRef& blob, const QByteArray& bytes,
                                                         const BlobDescription& description,
                                                         const BlobConditions& conditions) = 0;
    [[nodiscard]] virtual BlobResult<BlobProperties> properties(const BlobRef& blob,
                                                                const BlobConditions& conditions) = 0;
    /// The whole blob without `range`. Errors: TooLarge when that is more than kMaxBlobBytes.
    [[nodiscard]] virtual BlobResult<BlobPiece> get(const BlobRef& blob, const std::optional<BlobRange>& range,
                                                    const BlobConditions& conditions) = 0;
    [[nodiscard]] virtual BlobStatus remove(const BlobRef& blob, const BlobConditions& conditions) = 0;

    /// Keeps a block for a list to come, for a week at least; another of the same id is replaced.
    [[nodiscard]] virtual BlobStatus putBlock(const BlobRef& blob, const QByteArray& id, const QByteArray& bytes) = 0;
    /// Makes the blob out of its blocks; uncommitted ones that are not named are thrown away.
    [[nodiscard]] virtual BlobResult<BlobProperties> putBlockList(const BlobRef& blob,
                                                                  const std::vector<BlockChoice>& blocks,
                                                                  const BlobDescription& description,
                                                                  const BlobConditions& conditions) = 0;
    [[nodiscard]] virtual BlobResult<BlockLists> blockLists(const BlobRef& blob) = 0;

    [[nodiscard]] virtual BlobResult<BlobPage> list(const QString& container, const BlobQuery& query) = 0;
};

/// 1..kMaxBlobNameLength characters without U+0000 and lone surrogates.
[[nodiscard]] bool isValidBlobName(QStringView name);

} // namespace gleaner
