// What the blob protocol says in header fields: conditions, descriptions, ranges, hashes; both ways. Pure; any thread.
// Source: Microsoft, "Put Blob", "Get Blob", "Specifying the range header for Blob service operations".
#pragma once

#include "common/blob/blob_account.h"
#include "common/rest/http_message.h"
#include "common/rest/service_error.h"

namespace gleaner {

/// Errors: InvalidHeaderValue (a date that is none).
[[nodiscard]] ServiceResult<BlobConditions> readConditions(const HttpHeaders& headers);
void addConditions(HttpHeaders& headers, const BlobConditions& conditions);

/// Which header fields of a request describe the blob.
enum class DescribedBy {
    AnyContentHeader, ///< x-ms-blob-content-… or else Content-…: a body is the blob
    BlobHeaders,      ///< x-ms-blob-content-… only: the body is something else
};
/// Its MD5 as well. Errors: InvalidMd5, Md5Mismatch (two that differ), InvalidMetadata, MetadataTooLarge.
[[nodiscard]] ServiceResult<BlobDescription> readDescription(const HttpHeaders& headers, DescribedBy by);
/// For a request, as x-ms-blob-content-….
void addDescription(HttpHeaders& headers, const BlobDescription& description);

/// A header field with an MD5 in Base64; empty when it is not there. Errors: InvalidMd5.
[[nodiscard]] ServiceResult<QByteArray> readMd5(const HttpHeaders& headers, QByteArrayView name);

/// x-ms-range, or else Range; nullopt: the whole. A Range that is no "bytes=first-" or "bytes=first-last" does not
/// count. Errors: InvalidHeaderValue (x-ms-range).
[[nodiscard]] ServiceResult<std::optional<BlobRange>> readRange(const HttpHeaders& headers);
[[nodiscard]] QByteArray rangeText(const BlobRange& range);

// What an answer says of a blob, or a part of it.
struct BlobAnswerHead {
    BlobProperties properties;
    bool isPart = false;     ///< then the whole blob's MD5 has another name
    QByteArray partMd5 = {}; ///< of the part; empty: nobody asked
};
void addBlobHead(HttpHeaders& headers, const BlobAnswerHead& head);
/// nullopt: not what such an answer says. `size` is not read.
[[nodiscard]] std::optional<BlobProperties> readBlobHead(const HttpHeaders& headers);

/// ETag, in quotes, and Last-Modified.
void addVersion(HttpHeaders& headers, const QByteArray& etag, TimePoint modified);
/// An ETag without its quotes.
[[nodiscard]] QByteArray unquoted(QByteArray etag);

} // namespace gleaner
