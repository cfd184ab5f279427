#include "common/queue/queue_rules.h"
#include "common/rest/access_policy_xml.h"
#include "common/rest/blob_headers.h"
#include "common/rest/blob_request_codec.h"
#include "common/rest/blob_xml.h"
#include "common/rest/query_values.h"
#include "common/rest/queue_metadata.h"

namespace gleaner {

namespace {

using enum ServiceErrorCode;
using Decoded = ServiceResult<BlobOperation>;

bool isRead(const HttpRequest& request) {
    return request.method == "GET" || request.method == "HEAD";
}

/// What stands after the container in the path, as it came: a blob's name may hold any number of slashes.
QByteArrayView blobPart(QByteArrayView path) {
    for (int slash = 0; slash < 3; ++slash) {
        const qsizetype next = path.indexOf('/');
        if (next < 0)
            return {};
        path = path.sliced(next + 1);
    }
    return path;
}

ServiceResult<QString> containerName(const RequestTarget& target) {
    const QString name = QString::fromUtf8(target.segments[1]);
    if (name.size() < kMinQueueNameLength || name.size() > kMaxQueueNameLength)
        return serviceFailure(OutOfRangeInput);
    if (!isValidQueueName(name))
        return serviceFailure(InvalidResourceName);
    return name;
}

ServiceResult<QString> blobName(QByteArrayView part) {
    const QByteArray name = QByteArray::fromPercentEncoding(part.toByteArray());
    if (!QByteArrayView(name).isValidUtf8() || name.contains('\0'))
        return serviceFailure(InvalidUri);
    const QString text = QString::fromUtf8(name);
    return isValidBlobName(text) ? ServiceResult<QString>(text) : serviceFailure(OutOfRangeInput);
}

/// "metadata" among what a listing shall include.
bool includesMetadata(const RequestTarget& target) {
    return textFrom(target, "include").split(u',').contains(u"metadata");
}

ServiceResult<std::int64_t> pageSize(const RequestTarget& target) {
    return numberFrom(target, "maxresults", {1, kMaxBlobsPerPage}, kMaxBlobsPerPage);
}

Decoded onService(const HttpRequest& request, const RequestTarget& target, const QString& comp) {
    if (comp != u"list")
        return comp.isEmpty() ? wrongParameter(InvalidQueryParameterValue, "comp", {}) : serviceFailure(NotImplemented);
    if (!isRead(request))
        return serviceFailure(UnsupportedHttpVerb);
    return pageSize(target).map([&](std::int64_t max) -> BlobOperation {
        return ListContainers{textFrom(target, "prefix"), textFrom(target, "marker"), int(max),
                              includesMetadata(target)};
    });
}

Decoded listBlobs(const RequestTarget& target, const QString& container) {
    return pageSize(target).map([&](std::int64_t max) -> BlobOperation {
        return ListBlobs{
            container,
            {textFrom(target, "prefix"), textFrom(target, "delimiter"), textFrom(target, "marker"), int(max)},
            includesMetadata(target)};
    });
}

Decoded setAcl(const HttpRequest& request, const QString& container) {
    auto policies = readAccessPolicies(request.body);
    if (!policies)
        return serviceFailure(InvalidXmlDocument);
    if (policies->size() > kMaxRestPolicies || !checkAccessPolicies(*policies, kBlobPermissions))
        return serviceFailure(InvalidXmlDocument);
    return SetContainerAcl{container, std::move(*policies)};
}

Decoded onContainerItself(const HttpRequest& request, const QString& container) {
    if (isRead(request))
        return GetContainer{container};
    if (request.method == "PUT")
        return readMetadata(request.headers).map([&](Metadata metadata) -> BlobOperation {
            return CreateContainer{container, std::move(metadata)};
        });
    if (request.method != "DELETE")
        return serviceFailure(UnsupportedHttpVerb);
    return readConditions(request.headers).map([&](BlobConditions conditions) -> BlobOperation {
        return DeleteContainer{container, std::move(conditions)};
    });
}

Decoded setContainerMetadata(const HttpRequest& request, const QString& container) {
    auto metadata = readMetadata(request.headers);
    if (!metadata)
        return tl::unexpected(metadata.error());
    return readConditions(request.headers).map([&](BlobConditions conditions) -> BlobOperation {
        return SetContainerMetadata{container, std::move(*metadata), std::move(conditions)};
    });
}

Decoded onContainer(const HttpRequest& request, const RequestTarget& target, const QString& container,
                    const QString& comp) {
    if (textFrom(target, "restype") != u"container")
        return serviceFailure(ResourceNotFound); // a blob without a container, which is not served
    if (request.headers.contains("x-ms-blob-public-access"))
        return serviceFailure(PublicAccessNotPermitted);
    if (comp.isEmpty())
        return onContainerItself(request, container);
    if (comp != u"metadata" && comp != u"acl" && comp != u"list")
        return serviceFailure(NotImplemented);
    const bool isWrite = request.method == "PUT" && comp != u"list";
    if (!isWrite && !isRead(request))
        return serviceFailure(UnsupportedHttpVerb);
    if (comp == u"metadata")
        return isWrite ? setContainerMetadata(request, container) : Decoded(GetContainer{container});
    if (comp == u"acl")
        return isWrite ? setAcl(request, container) : Decoded(GetContainerAcl{container});
    return listBlobs(target, container);
}

Decoded putBlob(const HttpRequest& request, const BlobRef& blob, BlobConditions conditions) {
    if (request.headers.contains("x-ms-copy-source"))
        return serviceFailure(NotImplemented);
    const QByteArray type = request.headers.value("x-ms-blob-type");
    if (type.isEmpty())
        return wrongHeader(MissingRequiredHeader, "x-ms-blob-type");
    if (type == "PageBlob" || type == "AppendBlob")
        return serviceFailure(NotImplemented);
    if (type != "BlockBlob")
        return wrongHeader(InvalidHeaderValue, "x-ms-blob-type");
    return readDescription(request.headers, DescribedBy::AnyContentHeader)
        .map([&](BlobDescription description) -> BlobOperation {
            return PutBlob{blob, request.body, std::move(description), std::move(conditions)};
        });
}

Decoded getBlob(const HttpRequest& request, const BlobRef& blob, BlobConditions conditions) {
    const auto range = readRange(request.headers);
    if (!range)
        return tl::unexpected(range.error());
    constexpr QByteArrayView kRangeMd5("x-ms-range-get-content-md5");
    const bool withMd5 = request.headers.value(kRangeMd5).compare("true", Qt::CaseInsensitive) == 0;
    if (withMd5 && (!*range || !(*range)->last || *(*range)->last - (*range)->first >= kMaxRangeMd5Bytes))
        return wrongHeader(InvalidHeaderValue, kRangeMd5);
    return GetBlob{blob, *range, withMd5, std::move(conditions)};
}

Decoded onBlobItself(const HttpRequest& request, const BlobRef& blob) {
    auto conditions = readConditions(request.headers);
    if (!conditions)
        return tl::unexpected(conditions.error());
    if (request.method == "PUT")
        return putBlob(request, blob, std::move(*conditions));
    if (request.method == "GET")
        return getBlob(request, blob, std::move(*conditions));
    if (request.method == "HEAD")
        return GetBlobProperties{blob, std::move(*conditions)};
    if (request.method != "DELETE")
        return serviceFailure(UnsupportedHttpVerb);
    if (request.headers.value("x-ms-delete-snapshots") == "only")
        return serviceFailure(NotImplemented);
    return DeleteBlob{blob, std::move(*conditions)};
}

Decoded putBlock(const HttpRequest& request, const RequestTarget& target, const BlobRef& blob) {
    const QByteArray* text = target.find("blockid");
    if (text == nullptr)
        return missingParameter("blockid");
    const auto id = QByteArray::fromBase64Encoding(*text, QByteArray::AbortOnBase64DecodingErrors);
    if (!id || id.decoded.isEmpty() || id.decoded.size() > kMaxBlockIdBytes)
        return wrongParameter(InvalidQueryParameterValue, "blockid", *text);
    if (request.body.isEmpty())
        return wrongHeader(InvalidHeaderValue, "Content-Length");
    return readMd5(request.headers, "Content-MD5").map([&](QByteArray md5) -> BlobOperation {
        return PutBlock{blob, *id, request.body, std::move(md5)};
    });
}

Decoded putBlockList(const HttpRequest& request, const BlobRef& blob) {
    auto blocks = readBlockChoices(request.body);
    if (!blocks)
        return serviceFailure(InvalidXmlDocument);
    if (blocks->size() > kMaxCommittedBlocks)
        return serviceFailure(BlockListTooLong);
    auto description = readDescription(request.headers, DescribedBy::BlobHeaders);
    if (!description)
        return tl::unexpected(description.error());
    return readConditions(request.headers).map([&](BlobConditions conditions) -> BlobOperation {
        return PutBlockList{blob, std::move(*blocks), std::move(*description), std::move(conditions)};
    });
}

Decoded getBlockList(const RequestTarget& target, const BlobRef& blob) {
    const QString which = textFrom(target, "blocklisttype");
    if (!which.isEmpty() && which != u"committed" && which != u"uncommitted" && which != u"all")
        return wrongParameter(InvalidQueryParameterValue, "blocklisttype", which.toUtf8());
    return GetBlockList{blob, which != u"uncommitted", which == u"uncommitted" || which == u"all"};
}

Decoded onBlob(const HttpRequest& request, const RequestTarget& target, const BlobRef& blob, const QString& comp) {
    if (target.find("snapshot") != nullptr || target.find("versionid") != nullptr)
        return serviceFailure(NotImplemented);
    if (request.headers.contains("x-ms-lease-id"))
        return serviceFailure(LeaseNotPresentWithBlobOperation);
    if (comp.isEmpty())
        return onBlobItself(request, blob);
    if (comp == u"metadata" && isRead(request))
        return readConditions(request.headers).map([&](BlobConditions conditions) -> BlobOperation {
            return GetBlobProperties{blob, std::move(conditions)};
        });
    if (comp == u"block" && request.method == "PUT")
        return putBlock(request, target, blob);
    if (comp != u"blocklist")
        return serviceFailure(NotImplemented);
    if (request.method != "PUT" && !isRead(request))
        return serviceFailure(UnsupportedHttpVerb);
    return request.method == "PUT" ? putBlockList(request, blob) : getBlockList(target, blob);
}

} // namespace

ServiceResult<BlobOperation> decodeBlobRequest(const HttpRequest& request, const RequestTarget& target) {
    const QString comp = textFrom(target, "comp");
    if (request.headers.contains("x-ms-content-crc64"))
        return serviceFailure(NotImplemented); // nobody would check it
    if (target.segments.empty())
        return serviceFailure(InvalidUri);
    if (target.segments.size() == 1)
        return onService(request, target, comp);
    const auto container = containerName(target);
    if (!container)
        return tl::unexpected(container.error());
    const QByteArrayView part = blobPart(target.path);
    if (part.isEmpty())
        return onContainer(request, target, *container, comp);
    return blobName(part).and_then([&](const QString& name) {
        return onBlob(request, target, BlobRef{*container, name}, comp);
    });
}

} // namespace gleaner
