#include "common/rest/blob_headers.h"
#include "common/rest/blob_xml.h"
#include "common/rest/http_date.h"
#include "common/rest/xml_element.h"

namespace gleaner {

namespace {

tl::unexpected<Error> otherDocument(QStringView expected) {
    return failure(ErrorCode::Malformed, QStringLiteral("This is not a %1 document.").arg(expected));
}

TimePoint readDate(QXmlStreamReader& reader) {
    const auto date = fromHttpDate(reader.readElementText().toLatin1());
    if (!date && !reader.hasError())
        reader.raiseError(QStringLiteral("a time is not in the form of RFC 1123"));
    return date.value_or(TimePoint());
}

qint64 readSize(QXmlStreamReader& reader) {
    bool good = false;
    const qint64 size = reader.readElementText().toLongLong(&good);
    if ((!good || size < 0) && !reader.hasError())
        reader.raiseError(QStringLiteral("a size is not a number"));
    return size;
}

QByteArray readBase64(QXmlStreamReader& reader) {
    const auto bytes =
        QByteArray::fromBase64Encoding(reader.readElementText().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes && !reader.hasError())
        reader.raiseError(QStringLiteral("a text is not Base64"));
    return bytes ? *bytes : QByteArray();
}

QString readName(QXmlStreamReader& reader) {
    const bool isEncoded = reader.attributes().value(QLatin1StringView("Encoded")) == u"true";
    const QString text = reader.readElementText();
    return isEncoded ? QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8())) : text;
}

Metadata readMetadataElement(QXmlStreamReader& reader) {
    Metadata metadata;
    while (reader.readNextStartElement()) {
        const QString name = reader.name().toString();
        metadata.insert(name, reader.readElementText());
    }
    return metadata;
}

struct TextElement {
    QStringView name;
    QByteArray BlobDescription::*field;
};
constexpr TextElement kTexts[] = {
    {u"Content-Type", &BlobDescription::contentType},
    {u"Content-Encoding", &BlobDescription::contentEncoding},
    {u"Content-Language", &BlobDescription::contentLanguage},
    {u"Cache-Control", &BlobDescription::cacheControl},
    {u"Content-Disposition", &BlobDescription::contentDisposition},
};

void readBlobProperty(QXmlStreamReader& reader, BlobProperties& blob) {
    const QStringView name = reader.name();
    for (const TextElement& text : kTexts) {
        if (name == text.name) {
            blob.description.*text.field = reader.readElementText().toUtf8();
            return;
        }
    }
    if (name == u"Creation-Time")
        blob.created = readDate(reader);
    else if (name == u"Last-Modified")
        blob.modified = readDate(reader);
    else if (name == u"Etag")
        blob.etag = unquoted(reader.readElementText().toUtf8());
    else if (name == u"Content-Length")
        blob.size = readSize(reader);
    else if (name == u"Content-MD5")
        blob.description.md5 = readBase64(reader);
    else
        reader.skipCurrentElement();
}

BlobListing readBlob(QXmlStreamReader& reader, bool isPrefix) {
    BlobListing entry;
    BlobProperties blob;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Name") {
            entry.name = readName(reader);
        } else if (reader.name() == u"Properties" && !isPrefix) {
            while (reader.readNextStartElement())
                readBlobProperty(reader, blob);
        } else if (reader.name() == u"Metadata") {
            blob.description.metadata = readMetadataElement(reader);
        } else {
            reader.skipCurrentElement();
        }
    }
    if (!isPrefix)
        entry.blob = std::move(blob);
    return entry;
}

ContainerListing readContainer(QXmlStreamReader& reader) {
    ContainerListing entry;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Name") {
            entry.name = reader.readElementText();
        } else if (reader.name() == u"Metadata") {
            entry.properties.metadata = readMetadataElement(reader);
        } else if (reader.name() == u"Properties") {
            while (reader.readNextStartElement()) {
                if (reader.name() == u"Last-Modified")
                    entry.properties.modified = readDate(reader);
                else if (reader.name() == u"Etag")
                    entry.properties.etag = unquoted(reader.readElementText().toUtf8());
                else
                    reader.skipCurrentElement();
            }
        } else {
            reader.skipCurrentElement();
        }
    }
    return entry;
}

std::vector<Block> readBlocks(QXmlStreamReader& reader) {
    std::vector<Block> blocks;
    while (reader.readNextStartElement()) {
        Block block;
        while (reader.readNextStartElement()) {
            if (reader.name() == u"Name")
                block.id = readBase64(reader);
            else if (reader.name() == u"Size")
                block.size = readSize(reader);
            else
                reader.skipCurrentElement();
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::optional<BlockChoice::From> choiceOf(QStringView element) {
    if (element == u"Committed")
        return BlockChoice::From::Committed;
    if (element == u"Uncommitted")
        return BlockChoice::From::Uncommitted;
    return element == u"Latest" ? std::optional(BlockChoice::From::Latest) : std::nullopt;
}

} // namespace

Result<ContainerPage> readContainerPage(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, u"EnumerationResults"))
        return otherDocument(u"EnumerationResults");
    ContainerPage page;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Containers") {
            while (reader.readNextStartElement())
                page.containers.push_back(readContainer(reader));
        } else if (reader.name() == u"NextMarker") {
            page.nextMarker = reader.readElementText();
        } else {
            reader.skipCurrentElement();
        }
    }
    return finishXml(reader, u"EnumerationResults").map([&page] { return std::move(page); });
}

Result<BlobPage> readBlobPage(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, u"EnumerationResults"))
        return otherDocument(u"EnumerationResults");
    BlobPage page;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Blobs") {
            while (reader.readNextStartElement()) {
                const bool isPrefix = reader.name() == u"BlobPrefix";
                page.entries.push_back(readBlob(reader, isPrefix));
            }
        } else if (reader.name() == u"NextMarker") {
            page.nextMarker = reader.readElementText();
        } else {
            reader.skipCurrentElement();
        }
    }
    return finishXml(reader, u"EnumerationResults").map([&page] { return std::move(page); });
}

Result<std::vector<BlockChoice>> readBlockChoices(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, u"BlockList"))
        return otherDocument(u"BlockList");
    std::vector<BlockChoice> blocks;
    while (reader.readNextStartElement()) {
        const auto from = choiceOf(reader.name());
        if (!from) {
            reader.raiseError(QStringLiteral("it names blocks that are neither committed, uncommitted nor latest"));
            break;
        }
        blocks.push_back({*from, readBase64(reader)});
    }
    return finishXml(reader, u"BlockList").map([&blocks] { return std::move(blocks); });
}

Result<BlockLists> readBlockLists(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, u"BlockList"))
        return otherDocument(u"BlockList");
    BlockLists lists;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"CommittedBlocks")
            lists.committed = readBlocks(reader);
        else if (reader.name() == u"UncommittedBlocks")
            lists.uncommitted = readBlocks(reader);
        else
            reader.skipCurrentElement();
    }
    return finishXml(reader, u"BlockList").map([&lists] { return std::move(lists); });
}

} // namespace gleaner
