#include "common/base/bytes.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_metadata.h"
#include "common/rest/queue_xml.h"
#include "common/rest/xml_element.h"

namespace gleaner {

namespace {

constexpr qsizetype kListOverhead = 96;     ///< what stands around the messages takes no more
constexpr qsizetype kMessageOverhead = 416; ///< nor what stands around a text

void enclosed(QByteArray& xml, QByteArrayView opening, QByteArrayView text, QByteArrayView closing) {
    appendBytes(xml, opening);
    appendXmlText(xml, text);
    appendBytes(xml, closing);
}

/// Written a million times an hour: no more calls than needed.
void message(QByteArray& xml, const Lease& lease, MessageForm form) {
    const QueueMessage& message = lease.message;
    enclosed(xml, "<QueueMessage><MessageId>", message.id.value().toUtf8(), "</MessageId>");
    enclosed(xml, "<InsertionTime>", toHttpDate(message.inserted), "</InsertionTime>");
    enclosed(xml, "<ExpirationTime>", toHttpDate(message.expires), "</ExpirationTime>");
    if (form != MessageForm::Peeked) {
        enclosed(xml, "<PopReceipt>", lease.receipt.popReceipt.value().toUtf8(), "</PopReceipt>");
        enclosed(xml, "<TimeNextVisible>", toHttpDate(lease.receipt.nextVisible), "</TimeNextVisible>");
    }
    if (form != MessageForm::Put) {
        enclosed(xml, "<DequeueCount>", QByteArray::number(message.dequeueCount), "</DequeueCount>");
        enclosed(xml, "<MessageText>", message.text, "</MessageText>");
    }
    appendBytes(xml, "</QueueMessage>");
}

void frameElements(QByteArray& xml, const ListingFrame& frame) {
    if (!frame.prefix.isEmpty()) {
        appendXmlElement(xml, "Prefix", frame.prefix.toUtf8());
    }
    if (!frame.marker.isEmpty()) {
        appendXmlElement(xml, "Marker", frame.marker.toUtf8());
    }
    if (frame.max) {
        appendXmlElement(xml, "MaxResults", QByteArray::number(*frame.max));
    }
}

} // namespace

QByteArray writeMessages(const std::vector<Lease>& messages, MessageForm form) {
    qsizetype size = kListOverhead;
    for (const Lease& lease : messages) {
        size += kMessageOverhead + (form == MessageForm::Put ? 0 : lease.message.text.size());
    }
    QByteArray xml;
    xml.reserve(size);
    appendBytes(xml, kXmlDeclaration);
    appendBytes(xml, "<QueueMessagesList>");
    for (const Lease& lease : messages) {
        message(xml, lease, form);
    }
    appendBytes(xml, "</QueueMessagesList>");
    return xml;
}

QByteArray writeListing(const QueuePage& page, const ListingFrame& frame) {
    QByteArray xml =
        kXmlDeclaration + "<EnumerationResults ServiceEndpoint=\"" + xmlAttribute(frame.serviceEndpoint) + "\">";
    frameElements(xml, frame);
    xml.append("<Queues>");
    for (const QueueListing& queue : page.queues) {
        xml.append("<Queue>");
        appendXmlElement(xml, "Name", queue.name.toUtf8());
        if (frame.withMetadata) {
            appendMetadataElement(xml, queue.metadata);
        }
        xml.append("</Queue>");
    }
    xml.append("</Queues>");
    appendXmlElement(xml, "NextMarker", page.nextMarker.toUtf8());
    xml.append("</EnumerationResults>");
    return xml;
}

QByteArray writeErrorDocument(const std::vector<std::pair<QByteArray, QString>>& elements) {
    QByteArray xml = kXmlDeclaration + "<Error>";
    for (const auto& [name, text] : elements) {
        appendXmlElement(xml, name, text.toUtf8());
    }
    xml.append("</Error>");
    return xml;
}

} // namespace gleaner
