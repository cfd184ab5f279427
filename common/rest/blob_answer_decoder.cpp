#include "common/rest/access_policy_xml.h"
#include "common/rest/blob_answer_codec.h"
#include "common/rest/blob_headers.h"
#include "common/rest/blob_xml.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_answer_codec.h"

#include <algorithm>

namespace gleaner {

namespace {

using enum ServiceErrorCode;

tl::unexpected<BlobError> notOurs(const HttpResponse& response) {
    return blobFailure(
        Error{ErrorCode::Unavailable, QStringLiteral("The answer (HTTP status %1) is not a storage server's. Check the "
                                                     "address; a proxy may stand in between.")
                                          .arg(response.status)});
}

BlobStatus expectSuccess(const HttpResponse& response) {
    if (response.status >= 300)
        return tl::unexpected(decodeBlobError(response));
    return response.status >= 200 ? BlobStatus() : notOurs(response);
}

/// `read` turns the body into a document.
template<typename Read>
auto documentOf(const HttpResponse& response, Read read)
    -> BlobResult<typename decltype(read(response.body))::value_type> {
    return expectSuccess(response).and_then([&]() -> BlobResult<typename decltype(read(response.body))::value_type> {
        auto document = read(response.body);
        if (!document)
            return notOurs(response);
        return std::move(*document);
    });
}

BlobFault faultNamed(ServiceErrorCode code) {
    switch (code) {
    case ContainerNotFound:
        return BlobFault::ContainerNotFound;
    case ContainerAlreadyExists:
        return BlobFault::ContainerExists;
    case BlobNotFound:
        return BlobFault::BlobNotFound;
    case BlobAlreadyExists:
    case UnauthorizedBlobOverwrite: // who may only create is told so instead
        return BlobFault::BlobExists;
    case ConditionNotMet:
        return BlobFault::ConditionNotMet;
    case InvalidRange:
        return BlobFault::InvalidRange;
    case InvalidBlobOrBlock:
        return BlobFault::InvalidBlockId;
    case InvalidBlockList:
        return BlobFault::InvalidBlockList;
    case BlockCountExceedsLimit:
    case BlockListTooLong:
        return BlobFault::TooManyBlocks;
    default:
        return BlobFault::Other;
    }
}

/// The blob's size behind the slash of "bytes first-last/size"; -1: no such field.
qint64 sizeInRange(const QByteArray& range) {
    bool good = false;
    const qint64 size = range.mid(range.lastIndexOf('/') + 1).toLongLong(&good);
    return good ? size : -1;
}

qint64 firstInRange(const QByteArray& range) {
    const qsizetype space = range.indexOf(' ');
    bool good = false;
    const qint64 first = range.mid(space + 1, range.indexOf('-') - space - 1).toLongLong(&good);
    return good ? first : -1;
}

} // namespace

BlobError decodeBlobError(const HttpResponse& response) {
    BlobError error{BlobFault::Other, decodeServiceError(response)};
    const auto code = serviceErrorByName(response.headers.value("x-ms-error-code").trimmed());
    if (code)
        error.fault = faultNamed(*code);
    if (response.status == 304)
        error.fault = BlobFault::NotModified;
    else if (response.status == 412 && error.fault == BlobFault::Other)
        error.fault = BlobFault::ConditionNotMet;
    else if (response.status == 416)
        error.fault = BlobFault::InvalidRange;
    if (error.fault == BlobFault::NotModified || error.fault == BlobFault::ConditionNotMet)
        error.error.code = ErrorCode::Stale;
    return error;
}

BlobResult<ContainerPage> decodeContainers(const HttpResponse& response) {
    return documentOf(response, readContainerPage);
}

BlobResult<ContainerProperties> decodeContainer(const HttpResponse& response) {
    return expectSuccess(response).and_then([&]() -> BlobResult<ContainerProperties> {
        const auto head = readBlobHead(response.headers);
        if (!head)
            return notOurs(response);
        return ContainerProperties{head->etag, head->modified, head->description.metadata};
    });
}

BlobResult<std::vector<AccessPolicy>> decodeContainerAcl(const HttpResponse& response) {
    return documentOf(response, readAccessPolicies);
}

BlobResult<BlobPage> decodeBlobs(const HttpResponse& response) {
    return documentOf(response, readBlobPage);
}

BlobStatus decodeBlobDone(const HttpResponse& response) {
    return expectSuccess(response);
}

BlobResult<BlobProperties> decodeWritten(const HttpResponse& response, BlobProperties put) {
    return expectSuccess(response).and_then([&]() -> BlobResult<BlobProperties> {
        put.etag = unquoted(response.headers.value("ETag"));
        const auto modified = fromHttpDate(response.headers.value("Last-Modified"));
        if (put.etag.isEmpty() || !modified)
            return notOurs(response);
        put.modified = *modified;
        return std::move(put);
    });
}

BlobResult<BlobPiece> decodePiece(HttpResponse response) {
    return expectSuccess(response).and_then([&]() -> BlobResult<BlobPiece> {
        auto properties = readBlobHead(response.headers);
        const QByteArray range = response.headers.value("Content-Range");
        const bool isPart = !range.isNull();
        if (!properties || (isPart && (sizeInRange(range) < 0 || firstInRange(range) < 0)))
            return notOurs(response);
        properties->size = isPart ? sizeInRange(range) : response.body.size();
        return BlobPiece{std::move(*properties), isPart ? firstInRange(range) : 0, std::move(response.body)};
    });
}

BlobResult<BlobProperties> decodeBlobProperties(const HttpResponse& response) {
    return expectSuccess(response).and_then([&]() -> BlobResult<BlobProperties> {
        auto properties = readBlobHead(response.headers);
        bool good = false;
        const qint64 size = response.headers.value("Content-Length").toLongLong(&good);
        if (!properties || !good)
            return notOurs(response);
        properties->size = size;
        return std::move(*properties);
    });
}

BlobResult<BlockLists> decodeBlockLists(const HttpResponse& response) {
    return documentOf(response, readBlockLists).map([&](BlockLists lists) {
        const auto modified = fromHttpDate(response.headers.value("Last-Modified"));
        if (modified) {
            lists.blob.emplace();
            lists.blob->etag = unquoted(response.headers.value("ETag"));
            lists.blob->modified = *modified;
            lists.blob->size = response.headers.value("x-ms-blob-content-length").toLongLong();
        }
        return lists;
    });
}

} // namespace gleaner
