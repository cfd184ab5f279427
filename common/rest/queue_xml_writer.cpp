#include "common/base/bytes.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_metadata.h"
#include "common/rest/queue_xml.h"
#include "common/rest/xml_text.h"

namespace gleaner {

namespace {

constexpr QByteArrayView kDeclaration("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
constexpr qsizetype kMessageOverhead = 512; ///< what a message's other elements take, roughly

void element(QByteArray& xml, QByteArrayView name, QByteArrayView text) {
    appendBytes(xml, "<");
    appendBytes(xml, name);
    appendBytes(xml, ">");
    appendXmlText(xml, text);
    appendBytes(xml, "</");
    appendBytes(xml, name);
    appendBytes(xml, ">");
}

void message(QByteArray& xml, const Lease& lease, MessageForm form) {
    const QueueMessage& message = lease.message;
    xml.append("<QueueMessage>");
    element(xml, "MessageId", message.id.value().toUtf8());
    element(xml, "InsertionTime", toHttpDate(message.inserted));
    element(xml, "ExpirationTime", toHttpDate(message.expires));
    if (form != MessageForm::Peeked) {
        element(xml, "PopReceipt", lease.receipt.popReceipt.value().toUtf8());
        element(xml, "TimeNextVisible", toHttpDate(lease.receipt.nextVisible));
    }
    if (form != MessageForm::Put) {
        element(xml, "DequeueCount", QByteArray::number(message.dequeueCount));
        element(xml, "MessageText", message.text);
    }
    xml.append("</QueueMessage>");
}

void metadata(QByteArray& xml, const Metadata& values) {
    xml.append("<Metadata>");
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (isMetadataName(it.key())) { // others are no XML names
            element(xml, it.key().toUtf8(), it.value().toUtf8());
        }
    }
    xml.append("</Metadata>");
}

void frameElements(QByteArray& xml, const ListingFrame& frame) {
    if (!frame.prefix.isEmpty()) {
        element(xml, "Prefix", frame.prefix.toUtf8());
    }
    if (!frame.marker.isEmpty()) {
        element(xml, "Marker", frame.marker.toUtf8());
    }
    if (frame.max) {
        element(xml, "MaxResults", QByteArray::number(*frame.max));
    }
}

} // namespace

QByteArray writeMessages(const std::vector<Lease>& messages, MessageForm form) {
    qsizetype size = kMessageOverhead;
    for (const Lease& lease : messages) {
        size += lease.message.text.size() + kMessageOverhead;
    }
    QByteArray xml;
    xml.reserve(size);
    xml.append(kDeclaration).append("<QueueMessagesList>");
    for (const Lease& lease : messages) {
        message(xml, lease, form);
    }
    xml.append("</QueueMessagesList>");
    return xml;
}

QByteArray writeListing(const QueuePage& page, const ListingFrame& frame) {
    QByteArray endpoint;
    appendXmlText(endpoint, frame.serviceEndpoint.toUtf8());
    endpoint.replace('"', "&quot;");

    QByteArray xml = kDeclaration + "<EnumerationResults ServiceEndpoint=\"" + endpoint + "\">";
    frameElements(xml, frame);
    xml.append("<Queues>");
    for (const QueueListing& queue : page.queues) {
        xml.append("<Queue>");
        element(xml, "Name", queue.name.toUtf8());
        if (frame.withMetadata) {
            metadata(xml, queue.metadata);
        }
        xml.append("</Queue>");
    }
    xml.append("</Queues>");
    element(xml, "NextMarker", page.nextMarker.toUtf8());
    xml.append("</EnumerationResults>");
    return xml;
}

QByteArray writeErrorDocument(const std::vector<std::pair<QByteArray, QString>>& elements) {
    QByteArray xml = kDeclaration + "<Error>";
    for (const auto& [name, text] : elements) {
        element(xml, name, text.toUtf8());
    }
    xml.append("</Error>");
    return xml;
}

} // namespace gleaner
