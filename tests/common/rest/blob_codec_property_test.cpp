// What the client asks is what the server understands, whatever it is.
#include "common/rest/blob_request_codec.h"
#include "common/rest/blob_xml.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace gleaner {
namespace {

template<typename T>
T pick(std::initializer_list<T> all) {
    return *rc::gen::elementOf(std::vector<T>(all));
}

QByteArray bytes(int most) {
    const auto drawn = *rc::gen::resize(most, rc::gen::container<std::vector<char>>(rc::gen::arbitrary<char>()));
    return {drawn.data(), static_cast<qsizetype>(drawn.size())};
}

QString blobName() {
    const auto points = *rc::gen::resize(
        20, rc::gen::nonEmpty(rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
                rc::gen::inRange<char32_t>(1, 0x7F), rc::gen::inRange<char32_t>(0xA0, 0xD800),
                rc::gen::inRange<char32_t>(0xE000, 0xFFFE), rc::gen::inRange<char32_t>(0x10000, 0x10FFFF)))));
    return QString::fromUcs4(points.data(), static_cast<qsizetype>(points.size()));
}

BlobRef blob() {
    return {pick<QString>({QStringLiteral("gleaner-inputs"), QStringLiteral("c0n"), QStringLiteral("abc")}),
            blobName()};
}

BlobConditions conditions() {
    BlobConditions drawn;
    drawn.ifMatch = pick<QByteArray>({"", "*", "0x8DB1"});
    drawn.ifNoneMatch = pick<QByteArray>({"", "*", "0x8DB2"});
    if (*rc::gen::arbitrary<bool>())
        drawn.ifModifiedSince = TimePoint(Seconds(*rc::gen::inRange(0, 2'000'000'000)));
    if (*rc::gen::arbitrary<bool>())
        drawn.ifUnmodifiedSince = TimePoint(Seconds(*rc::gen::inRange(0, 2'000'000'000)));
    return drawn;
}

BlobDescription description() {
    BlobDescription drawn;
    drawn.contentType = pick<QByteArray>({"application/octet-stream", "text/plain; charset=utf-8"});
    drawn.contentEncoding = pick<QByteArray>({"", "gzip"});
    drawn.contentLanguage = pick<QByteArray>({"", "de"});
    drawn.contentDisposition = pick<QByteArray>({"", "attachment; filename=\"a b\""});
    drawn.cacheControl = pick<QByteArray>({"", "no-cache"});
    drawn.md5 = pick<QByteArray>({"", "0123456789abcdef"});
    if (*rc::gen::arbitrary<bool>())
        drawn.metadata = {{QStringLiteral("Name_1"), QStringLiteral("a value, with; signs=")}};
    return drawn;
}

std::optional<BlobRange> range() {
    if (*rc::gen::arbitrary<bool>())
        return std::nullopt;
    const qint64 first = *rc::gen::inRange<qint64>(0, 1LL << 40);
    return BlobRange{first, *rc::gen::arbitrary<bool>() ? std::nullopt : std::optional(first + 100)};
}

std::vector<BlockChoice> blocks() {
    std::vector<BlockChoice> drawn;
    const int count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i)
        drawn.push_back(
            {pick({BlockChoice::From::Committed, BlockChoice::From::Uncommitted, BlockChoice::From::Latest}),
             "id" + bytes(20)});
    return drawn;
}

BlobQuery query() {
    return {pick<QString>({QString(), QStringLiteral("a/&?#% \u00e4")}),
            pick<QString>({QString(), QStringLiteral("/")}), pick<QString>({QString(), QStringLiteral("bWFya2Vy")}),
            *rc::gen::inRange(1, kMaxBlobsPerPage + 1)};
}

BlobOperation operation() {
    const QString container = QStringLiteral("gleaner-answers");
    const Metadata metadata = description().metadata;
    switch (*rc::gen::inRange<std::size_t>(0, std::variant_size_v<BlobOperation>)) {
    case 0:
        return ListContainers{query().prefix, query().marker, query().max, *rc::gen::arbitrary<bool>()};
    case 1:
        return CreateContainer{container, metadata};
    case 2:
        return DeleteContainer{container, conditions()};
    case 3:
        return GetContainer{container};
    case 4:
        return SetContainerMetadata{container, metadata, conditions()};
    case 5:
        return GetContainerAcl{container};
    case 6:
        return SetContainerAcl{container, {{QStringLiteral("pc-1 \u00e4 <&>"), {}, {}, QStringLiteral("rl")}}};
    case 7:
        return ListBlobs{container, query(), *rc::gen::arbitrary<bool>()};
    case 8:
        return PutBlob{blob(), bytes(1'000), description(), conditions()};
    case 9:
        return GetBlob{blob(), range(), false, conditions()};
    case 10:
        return GetBlobProperties{blob(), conditions()};
    case 11:
        return DeleteBlob{blob(), conditions()};
    case 12:
        return PutBlock{blob(), "id" + bytes(60), "x" + bytes(1'000), pick<QByteArray>({"", "0123456789abcdef"})};
    case 13:
        return PutBlockList{blob(), blocks(), description(), conditions()};
    default:
        return GetBlockList{blob(), true, *rc::gen::arbitrary<bool>()};
    }
}

TEST(BlobCodec, WhatTheClientAsksIsWhatTheServerUnderstands) {
    EXPECT_TRUE(rc::check("decode(encode(x)) == x", [] {
        const BlobOperation asked = operation();
        const auto request = encodeBlobRequest(asked, "/office");
        RC_ASSERT(request.has_value());
        const auto target = parseRequestTarget(request->target);
        RC_ASSERT(target.has_value());
        const auto understood = decodeBlobRequest(*request, *target);
        if (!understood)
            RC_FAIL(serviceErrorName(understood.error().code).toStdString() + " " + request->target.toStdString());
        RC_ASSERT(*understood == asked);
    }));
}

TEST(BlobCodec, WhatTheServerListsIsWhatTheClientReads) {
    EXPECT_TRUE(rc::check("read(write(x)) == x", [] {
        BlobPage page;
        const int count = *rc::gen::inRange(0, 5);
        for (int i = 0; i < count; ++i) {
            BlobListing entry{blobName(), std::nullopt};
            if (*rc::gen::arbitrary<bool>())
                entry.blob = BlobProperties{*rc::gen::inRange<qint64>(0, 1LL << 40), "0x8DB3",
                                            TimePoint(Seconds(1'000)), TimePoint(Seconds(500)), description()};
            page.entries.push_back(entry);
        }
        page.nextMarker = query().marker;
        const auto read = readBlobPage(writeBlobPage(page, {QStringLiteral("box"), query(), true}, {}));
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->entries == page.entries);
        RC_ASSERT(read->nextMarker == page.nextMarker);
    }));
}

TEST(BlobCodec, DocumentsThatAreNoneAreMalformed) {
    for (const char* xml : {"", "<", "<BlockList>", "<Other/>", "<BlockList><Latest>!</Latest></BlockList>",
                            "<BlockList><Newest>aWQ=</Newest></BlockList>"})
        EXPECT_FALSE(readBlockChoices(xml)) << xml;
    EXPECT_FALSE(readBlobPage("<EnumerationResults><Blobs><Blob><Properties><Content-Length>-1</Content-Length>"));
    EXPECT_FALSE(readContainerPage("<Error/>"));
}

} // namespace
} // namespace gleaner
