#include "common/rest/blob_headers.h"

#include "common/rest/http_date.h"
#include "common/rest/query_values.h"
#include "common/rest/queue_metadata.h"

#include <array>

namespace gleaner {

namespace {

using enum ServiceErrorCode;

struct ContentField {
    const char* ofBlob;
    const char* ofContent;
    QByteArray BlobDescription::*field;
};
constexpr std::array kContentFields = std::to_array<ContentField>({
    {"x-ms-blob-content-type", "Content-Type", &BlobDescription::contentType},
    {"x-ms-blob-content-encoding", "Content-Encoding", &BlobDescription::contentEncoding},
    {"x-ms-blob-content-language", "Content-Language", &BlobDescription::contentLanguage},
    {"x-ms-blob-content-disposition", "Content-Disposition", &BlobDescription::contentDisposition},
    {"x-ms-blob-cache-control", "Cache-Control", &BlobDescription::cacheControl},
});
constexpr char kBlobMd5[] = "x-ms-blob-content-md5";
constexpr char kContentMd5[] = "Content-MD5";
constexpr QByteArrayView kMetadataPrefix("x-ms-meta-");

ServiceResult<std::optional<TimePoint>> readDate(const HttpHeaders& headers, QByteArrayView name) {
    const QByteArray text = headers.value(name).trimmed();
    if (text.isEmpty())
        return std::nullopt;
    const auto date = fromHttpDate(text);
    if (!date)
        return wrongHeader(InvalidHeaderValue, name);
    return date;
}

QByteArray quoted(const QByteArray& etag) {
    return etag == "*" ? etag : '"' + etag + '"';
}

/// Digits only, at most 18 of them; -1: none of that.
qint64 offsetFrom(QByteArrayView text) {
    const bool good = !text.isEmpty() && text.size() <= 18 &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return good ? text.toLongLong() : -1;
}

std::optional<BlobRange> rangeFrom(QByteArrayView text) {
    constexpr QByteArrayView kUnit("bytes=");
    const qsizetype dash = text.indexOf('-');
    if (!text.startsWith(kUnit) || dash < 0)
        return std::nullopt;
    const QByteArrayView end = text.sliced(dash + 1).trimmed();
    const BlobRange range{offsetFrom(text.first(dash).sliced(kUnit.size()).trimmed()),
                          end.isEmpty() ? std::nullopt : std::optional(offsetFrom(end))};
    return range.first < 0 || (range.last && *range.last < range.first) ? std::nullopt : std::optional(range);
}

Metadata metadataOf(const HttpHeaders& headers) {
    Metadata metadata;
    for (const auto& [name, value] : headers.fields()) {
        const QByteArrayView beginning = QByteArrayView(name).first(std::min(name.size(), kMetadataPrefix.size()));
        if (beginning.compare(kMetadataPrefix, Qt::CaseInsensitive) == 0)
            metadata.insert(QString::fromUtf8(name.sliced(kMetadataPrefix.size())), QString::fromUtf8(value));
    }
    return metadata;
}

} // namespace

QByteArray unquoted(QByteArray etag) {
    return etag.size() >= 2 && etag.startsWith('"') && etag.endsWith('"') ? etag.sliced(1).chopped(1) : etag;
}

ServiceResult<BlobConditions> readConditions(const HttpHeaders& headers) {
    BlobConditions conditions{unquoted(headers.value("If-Match").trimmed()),
                              unquoted(headers.value("If-None-Match").trimmed())};
    return readDate(headers, "If-Modified-Since")
        .and_then([&](std::optional<TimePoint> date) {
            conditions.ifModifiedSince = date;
            return readDate(headers, "If-Unmodified-Since");
        })
        .map([&](std::optional<TimePoint> date) {
            conditions.ifUnmodifiedSince = date;
            return conditions;
        });
}

void addConditions(HttpHeaders& headers, const BlobConditions& conditions) {
    if (!conditions.ifMatch.isEmpty())
        headers.add("If-Match", quoted(conditions.ifMatch));
    if (!conditions.ifNoneMatch.isEmpty())
        headers.add("If-None-Match", quoted(conditions.ifNoneMatch));
    if (conditions.ifModifiedSince)
        headers.add("If-Modified-Since", toHttpDate(*conditions.ifModifiedSince));
    if (conditions.ifUnmodifiedSince)
        headers.add("If-Unmodified-Since", toHttpDate(*conditions.ifUnmodifiedSince));
}

ServiceResult<QByteArray> readMd5(const HttpHeaders& headers, QByteArrayView name) {
    const QByteArray text = headers.value(name).trimmed();
    if (text.isEmpty())
        return QByteArray();
    const auto md5 = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!md5 || md5.decoded.size() != kMd5Bytes)
        return wrongHeader(InvalidMd5, name);
    return *md5;
}

ServiceResult<BlobDescription> readDescription(const HttpHeaders& headers, DescribedBy by) {
    BlobDescription description;
    for (const ContentField& each : kContentFields) {
        QByteArray text = headers.value(each.ofBlob);
        if (text.isNull() && by == DescribedBy::AnyContentHeader)
            text = headers.value(each.ofContent);
        description.*each.field = text.trimmed();
    }
    auto metadata = readMetadata(headers);
    if (!metadata)
        return tl::unexpected(metadata.error());
    description.metadata = std::move(*metadata);
    const auto ofBlob = readMd5(headers, kBlobMd5);
    const auto ofContent = by == DescribedBy::AnyContentHeader ? readMd5(headers, kContentMd5) : QByteArray();
    if (!ofBlob || !ofContent)
        return tl::unexpected(ofBlob ? ofContent.error() : ofBlob.error());
    if (!ofBlob->isEmpty() && !ofContent->isEmpty() && *ofBlob != *ofContent)
        return serviceFailure(Md5Mismatch);
    description.md5 = ofBlob->isEmpty() ? *ofContent : *ofBlob;
    return description;
}

void addDescription(HttpHeaders& headers, const BlobDescription& description) {
    for (const ContentField& each : kContentFields) {
        if (const QByteArray& text = description.*each.field; !text.isEmpty())
            headers.add(each.ofBlob, text);
    }
    if (!description.md5.isEmpty())
        headers.add(kBlobMd5, description.md5.toBase64());
    addMetadata(headers, description.metadata);
}

ServiceResult<std::optional<BlobRange>> readRange(const HttpHeaders& headers) {
    if (const QByteArray own = headers.value("x-ms-range").trimmed(); !own.isEmpty()) {
        auto range = rangeFrom(own);
        if (!range)
            return wrongHeader(InvalidHeaderValue, "x-ms-range");
        return range;
    }
    return rangeFrom(headers.value("Range").trimmed());
}

QByteArray rangeText(const BlobRange& range) {
    const QByteArray begin = "bytes=" + QByteArray::number(range.first) + '-';
    return range.last ? begin + QByteArray::number(*range.last) : begin;
}

void addVersion(HttpHeaders& headers, const QByteArray& etag, TimePoint modified) {
    headers.add("ETag", quoted(etag));
    headers.add("Last-Modified", toHttpDate(modified));
}

void addBlobHead(HttpHeaders& headers, const BlobAnswerHead& head) {
    const BlobProperties& properties = head.properties;
    for (const ContentField& each : kContentFields) {
        if (const QByteArray& text = properties.description.*each.field; !text.isEmpty())
            headers.add(each.ofContent, text);
    }
    if (!properties.description.md5.isEmpty())
        headers.add(head.isPart ? kBlobMd5 : kContentMd5, properties.description.md5.toBase64());
    if (!head.partMd5.isEmpty())
        headers.add(kContentMd5, head.partMd5.toBase64());
    addVersion(headers, properties.etag, properties.modified);
    headers.add("x-ms-creation-time", toHttpDate(properties.created));
    headers.add("Accept-Ranges", "bytes");
    headers.add("x-ms-blob-type", "BlockBlob");
    headers.add("x-ms-lease-status", "unlocked");
    headers.add("x-ms-lease-state", "available");
    headers.add("x-ms-server-encrypted", "false");
    addMetadata(headers, properties.description.metadata);
}

std::optional<BlobProperties> readBlobHead(const HttpHeaders& headers) {
    BlobProperties properties;
    for (const ContentField& each : kContentFields)
        properties.description.*each.field = headers.value(each.ofContent);
    const bool isPart = headers.contains("Content-Range");
    const auto md5 = readMd5(headers, isPart ? kBlobMd5 : kContentMd5);
    const auto modified = fromHttpDate(headers.value("Last-Modified"));
    properties.etag = unquoted(headers.value("ETag"));
    if (!md5 || !modified || properties.etag.isEmpty())
        return std::nullopt;
    properties.description.md5 = *md5;
    properties.modified = *modified;
    properties.created = fromHttpDate(headers.value("x-ms-creation-time")).value_or(*modified);
    properties.description.metadata = metadataOf(headers);
    return properties;
}

} // namespace gleaner
