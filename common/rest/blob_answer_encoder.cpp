#include "common/rest/access_policy_xml.h"
#include "common/rest/blob_answer_codec.h"
#include "common/rest/blob_headers.h"
#include "common/rest/blob_xml.h"
#include "common/rest/queue_metadata.h"

#include <QCryptographicHash>

namespace gleaner {

namespace {

using enum ServiceErrorCode;

HttpResponse xmlAnswer(QByteArray body) {
    HttpResponse response{200, {}, std::move(body)};
    response.headers.add("Content-Type", "application/xml");
    return response;
}

void addLease(HttpHeaders& headers) {
    headers.add("x-ms-lease-status", "unlocked");
    headers.add("x-ms-lease-state", "available");
}

ServiceErrorCode codeOf(const BlobError& error) {
    switch (error.fault) {
    case BlobFault::ContainerNotFound:
        return ContainerNotFound;
    case BlobFault::ContainerExists:
        return ContainerAlreadyExists;
    case BlobFault::BlobNotFound:
        return BlobNotFound;
    case BlobFault::BlobExists:
        return BlobAlreadyExists;
    case BlobFault::ConditionNotMet:
    case BlobFault::NotModified:
        return ConditionNotMet;
    case BlobFault::InvalidRange:
        return InvalidRange;
    case BlobFault::InvalidBlockId:
        return InvalidBlobOrBlock;
    case BlobFault::InvalidBlockList:
        return InvalidBlockList;
    case BlobFault::TooManyBlocks:
        return BlockCountExceedsLimit;
    case BlobFault::Other:
        break;
    }
    return serviceErrorOf(error.error.code, {.alreadyExists = BlobAlreadyExists});
}

} // namespace

HttpResponse encodeContainers(const ContainerPage& page, const ListContainers& asked, const QString& serviceEndpoint) {
    return xmlAnswer(writeContainerPage(page, asked, serviceEndpoint));
}

HttpResponse encodeContainer(int status, const ContainerProperties& properties) {
    HttpResponse response{status, {}, {}};
    addVersion(response.headers, properties.etag, properties.modified);
    if (status == 200) {
        addLease(response.headers);
        response.headers.add("x-ms-has-immutability-policy", "false");
        response.headers.add("x-ms-has-legal-hold", "false");
        addMetadata(response.headers, properties.metadata);
    }
    return response;
}

HttpResponse encodeContainerAcl(const ContainerProperties& properties, const std::vector<AccessPolicy>* policies) {
    HttpResponse response = policies == nullptr ? HttpResponse{200, {}, {}} : xmlAnswer(writeAccessPolicies(*policies));
    addVersion(response.headers, properties.etag, properties.modified);
    return response;
}

HttpResponse encodeBlobs(const BlobPage& page, const ListBlobs& asked, const QString& serviceEndpoint) {
    return xmlAnswer(writeBlobPage(page, asked, serviceEndpoint));
}

HttpResponse encodeRemoved() {
    return {202, {}, {}};
}

HttpResponse encodeWritten(const BlobProperties& properties) {
    HttpResponse response = encodeBlock(properties.description.md5);
    addVersion(response.headers, properties.etag, properties.modified);
    return response;
}

HttpResponse encodeBlock(const QByteArray& md5) {
    HttpResponse response{201, {}, {}};
    if (!md5.isEmpty())
        response.headers.add("Content-MD5", md5.toBase64());
    response.headers.add("x-ms-request-server-encrypted", "false");
    return response;
}

HttpResponse encodePiece(BlobPiece piece, const GetBlob& asked) {
    const bool isPart = asked.range.has_value();
    HttpResponse response{isPart ? 206 : 200, {}, {}};
    BlobAnswerHead head{piece.properties, isPart};
    if (asked.withRangeMd5)
        head.partMd5 = QCryptographicHash::hash(piece.bytes, QCryptographicHash::Md5);
    if (isPart) {
        const qint64 last = piece.first + piece.bytes.size() - 1;
        response.headers.add("Content-Range", "bytes " + QByteArray::number(piece.first) + '-' +
                                                  QByteArray::number(last) + '/' +
                                                  QByteArray::number(piece.properties.size));
    }
    addBlobHead(response.headers, head);
    response.body = std::move(piece.bytes);
    return response;
}

HttpResponse encodeBlobProperties(const BlobProperties& properties) {
    HttpResponse response{200, {}, {}};
    response.headers.add("Content-Length", QByteArray::number(properties.size));
    addBlobHead(response.headers, {properties, false});
    return response;
}

HttpResponse encodeBlockLists(const BlockLists& lists, const GetBlockList& asked) {
    HttpResponse response = xmlAnswer(writeBlockLists(lists, asked.committed, asked.uncommitted));
    if (lists.blob) {
        addVersion(response.headers, lists.blob->etag, lists.blob->modified);
        response.headers.add("x-ms-blob-content-length", QByteArray::number(lists.blob->size));
    }
    return response;
}

HttpResponse encodeNotModified() {
    HttpResponse response{304, {}, {}};
    response.headers.add("x-ms-error-code", serviceErrorName(ConditionNotMet));
    return response;
}

ServiceError serviceErrorOf(const BlobError& error) {
    return {codeOf(error), {}, {}};
}

} // namespace gleaner
