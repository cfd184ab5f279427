#include "common/rest/blob_headers.h"
#include "common/rest/blob_xml.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_metadata.h"
#include "common/rest/xml_element.h"

namespace gleaner {

namespace {

void frame(QByteArray& xml, QByteArrayView name, const QString& text) {
    if (!text.isEmpty())
        appendXmlElement(xml, name, text.toUtf8());
}

void maxResults(QByteArray& xml, int max) {
    if (max != kMaxBlobsPerPage)
        appendXmlElement(xml, "MaxResults", QByteArray::number(max));
}

/// A name that XML cannot carry goes percent-encoded, and says so.
void nameElement(QByteArray& xml, const QString& name) {
    const QByteArray utf8 = name.toUtf8();
    if (isXmlText(utf8)) {
        appendXmlElement(xml, "Name", utf8);
        return;
    }
    xml.append("<Name Encoded=\"true\">").append(utf8.toPercentEncoding("/")).append("</Name>");
}

void blobElement(QByteArray& xml, const BlobListing& entry, bool withMetadata) {
    if (!entry.blob) {
        xml.append("<BlobPrefix>");
        nameElement(xml, entry.name);
        xml.append("</BlobPrefix>");
        return;
    }
    const BlobProperties& blob = *entry.blob;
    const BlobDescription& described = blob.description;
    xml.append("<Blob>");
    nameElement(xml, entry.name);
    xml.append("<Properties>");
    appendXmlElement(xml, "Creation-Time", toHttpDate(blob.created));
    appendXmlElement(xml, "Last-Modified", toHttpDate(blob.modified));
    appendXmlElement(xml, "Etag", blob.etag);
    appendXmlElement(xml, "Content-Length", QByteArray::number(blob.size));
    appendXmlElement(xml, "Content-Type", described.contentType);
    appendXmlElement(xml, "Content-Encoding", described.contentEncoding);
    appendXmlElement(xml, "Content-Language", described.contentLanguage);
    appendXmlElement(xml, "Content-MD5", described.md5.toBase64());
    appendXmlElement(xml, "Cache-Control", described.cacheControl);
    appendXmlElement(xml, "Content-Disposition", described.contentDisposition);
    appendXmlElement(xml, "BlobType", "BlockBlob");
    appendXmlElement(xml, "LeaseStatus", "unlocked");
    appendXmlElement(xml, "LeaseState", "available");
    appendXmlElement(xml, "ServerEncrypted", "false");
    xml.append("</Properties>");
    if (withMetadata)
        appendMetadataElement(xml, described.metadata);
    xml.append("</Blob>");
}

void blockElements(QByteArray& xml, QByteArrayView list, const std::vector<Block>& blocks) {
    xml.append('<').append(list).append('>');
    for (const Block& block : blocks) {
        xml.append("<Block>");
        appendXmlElement(xml, "Name", block.id.toBase64());
        appendXmlElement(xml, "Size", QByteArray::number(block.size));
        xml.append("</Block>");
    }
    xml.append("</").append(list).append('>');
}

QByteArrayView elementOf(BlockChoice::From from) {
    switch (from) {
    case BlockChoice::From::Committed:
        return "Committed";
    case BlockChoice::From::Uncommitted:
        return "Uncommitted";
    case BlockChoice::From::Latest:
        return "Latest";
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray writeContainerPage(const ContainerPage& page, const ListContainers& asked, const QString& serviceEndpoint) {
    QByteArray xml =
        kXmlDeclaration + QByteArray("<EnumerationResults ServiceEndpoint=\"") + xmlAttribute(serviceEndpoint) + "\">";
    frame(xml, "Prefix", asked.prefix);
    frame(xml, "Marker", asked.marker);
    maxResults(xml, asked.max);
    xml.append("<Containers>");
    for (const ContainerListing& container : page.containers) {
        xml.append("<Container>");
        appendXmlElement(xml, "Name", container.name.toUtf8());
        xml.append("<Properties>");
        appendXmlElement(xml, "Last-Modified", toHttpDate(container.properties.modified));
        appendXmlElement(xml, "Etag", QByteArray('"' + container.properties.etag + '"'));
        appendXmlElement(xml, "LeaseStatus", "unlocked");
        appendXmlElement(xml, "LeaseState", "available");
        appendXmlElement(xml, "HasImmutabilityPolicy", "false");
        appendXmlElement(xml, "HasLegalHold", "false");
        xml.append("</Properties>");
        if (asked.withMetadata)
            appendMetadataElement(xml, container.properties.metadata);
        xml.append("</Container>");
    }
    xml.append("</Containers>");
    appendXmlElement(xml, "NextMarker", page.nextMarker.toUtf8());
    return xml.append("</EnumerationResults>");
}

QByteArray writeBlobPage(const BlobPage& page, const ListBlobs& asked, const QString& serviceEndpoint) {
    QByteArray xml = kXmlDeclaration + QByteArray("<EnumerationResults ServiceEndpoint=\"") +
                     xmlAttribute(serviceEndpoint) + "\" ContainerName=\"" + xmlAttribute(asked.container) + "\">";
    frame(xml, "Prefix", asked.query.prefix);
    frame(xml, "Marker", asked.query.marker);
    maxResults(xml, asked.query.max);
    frame(xml, "Delimiter", asked.query.delimiter);
    xml.append("<Blobs>");
    for (const BlobListing& entry : page.entries)
        blobElement(xml, entry, asked.withMetadata);
    xml.append("</Blobs>");
    appendXmlElement(xml, "NextMarker", page.nextMarker.toUtf8());
    return xml.append("</EnumerationResults>");
}

QByteArray writeBlockChoices(const std::vector<BlockChoice>& blocks) {
    QByteArray xml = kXmlDeclaration + QByteArray("<BlockList>");
    for (const BlockChoice& block : blocks)
        appendXmlElement(xml, elementOf(block.from), block.id.toBase64());
    return xml.append("</BlockList>");
}

QByteArray writeBlockLists(const BlockLists& lists, bool withCommitted, bool withUncommitted) {
    QByteArray xml = kXmlDeclaration + QByteArray("<BlockList>");
    if (withCommitted)
        blockElements(xml, "CommittedBlocks", lists.committed);
    if (withUncommitted)
        blockElements(xml, "UncommittedBlocks", lists.uncommitted);
    return xml.append("</BlockList>");
}

} // namespace gleaner
