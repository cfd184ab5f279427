#include "common/rest/http_date.h"
#include "common/rest/queue_xml.h"
#include "common/rest/xml_element.h"

namespace gleaner {

namespace {

TimePoint readDate(QXmlStreamReader& reader) {
    const auto date = fromHttpDate(reader.readElementText().toLatin1());
    if (!date && !reader.hasError()) {
        reader.raiseError(QStringLiteral("a time is not in the form of RFC 1123"));
    }
    return date.value_or(TimePoint());
}

int readCount(QXmlStreamReader& reader) {
    bool good = false;
    const int count = reader.readElementText().toInt(&good);
    if ((!good || count < 0) && !reader.hasError()) {
        reader.raiseError(QStringLiteral("a count is not a number"));
    }
    return count;
}

void readField(QXmlStreamReader& reader, Lease& lease) {
    const QStringView name = reader.name();
    if (name == u"MessageId") {
        lease.message.id = MessageId(reader.readElementText());
    } else if (name == u"InsertionTime") {
        lease.message.inserted = readDate(reader);
    } else if (name == u"ExpirationTime") {
        lease.message.expires = readDate(reader);
    } else if (name == u"PopReceipt") {
        lease.receipt.popReceipt = PopReceipt(reader.readElementText());
    } else if (name == u"TimeNextVisible") {
        lease.receipt.nextVisible = readDate(reader);
    } else if (name == u"DequeueCount") {
        lease.message.dequeueCount = readCount(reader);
    } else if (name == u"MessageText") {
        lease.message.text = reader.readElementText().toUtf8();
    } else {
        reader.skipCurrentElement();
    }
}

Lease readMessage(QXmlStreamReader& reader, MessageForm form) {
    Lease lease;
    while (reader.readNextStartElement()) {
        readField(reader, lease);
    }
    const bool named = !lease.message.id.value().isEmpty();
    const bool leased = form == MessageForm::Peeked || !lease.receipt.popReceipt.value().isEmpty();
    if (!reader.hasError() && !(named && leased)) {
        reader.raiseError(QStringLiteral("a message lacks its id or its receipt"));
    }
    return lease;
}

Metadata readMetadata(QXmlStreamReader& reader) {
    Metadata metadata;
    while (reader.readNextStartElement()) {
        const QString name = reader.name().toString();
        metadata.insert(name, reader.readElementText());
    }
    return metadata;
}

QueueListing readQueue(QXmlStreamReader& reader) {
    QueueListing queue;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Name") {
            queue.name = reader.readElementText();
        } else if (reader.name() == u"Metadata") {
            queue.metadata = readMetadata(reader);
        } else {
            reader.skipCurrentElement();
        }
    }
    return queue;
}

void readQueues(QXmlStreamReader& reader, QueuePage& page) {
    while (reader.readNextStartElement()) {
        page.queues.push_back(readQueue(reader));
    }
}

tl::unexpected<Error> otherDocument(QStringView expected) {
    return failure(ErrorCode::Malformed, QStringLiteral("The answer is not a %1 document.").arg(expected));
}

} // namespace

Result<std::vector<Lease>> readMessages(const QByteArray& xml, MessageForm form) {
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, u"QueueMessagesList")) {
        return otherDocument(u"QueueMessagesList");
    }
    std::vector<Lease> messages;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"QueueMessage") {
            messages.push_back(readMessage(reader, form));
        } else {
            reader.skipCurrentElement();
        }
    }
    return finishXml(reader, u"QueueMessagesList").map([&messages] { return std::move(messages); });
}

Result<QueuePage> readListing(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, u"EnumerationResults")) {
        return otherDocument(u"EnumerationResults");
    }
    QueuePage page;
    while (reader.readNextStartElement()) {
        if (reader.name() == u"Queues") {
            readQueues(reader, page);
        } else if (reader.name() == u"NextMarker") {
            page.nextMarker = reader.readElementText();
        } else {
            reader.skipCurrentElement();
        }
    }
    return finishXml(reader, u"EnumerationResults").map([&page] { return std::move(page); });
}

std::vector<std::pair<QByteArray, QString>> readErrorDocument(const QByteArray& xml) {
    std::vector<std::pair<QByteArray, QString>> elements;
    QXmlStreamReader reader(xml);
    if (!enterXmlRoot(reader, u"Error")) {
        return elements;
    }
    while (reader.readNextStartElement()) {
        QByteArray name = reader.name().toUtf8();
        elements.emplace_back(std::move(name), reader.readElementText(QXmlStreamReader::SkipChildElements));
    }
    return elements;
}

} // namespace gleaner
