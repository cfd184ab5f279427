#include "common/rest/access_policy_xml.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_metadata.h"
#include "common/rest/xml_element.h"

#include <QDateTime>

#include <algorithm>

namespace gleaner {

namespace {

constexpr qsizetype kMaxClientRequestId = 1'024;

HttpResponse xmlAnswer(int status, QByteArray body) {
    HttpResponse response{status, {}, std::move(body)};
    response.headers.add(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/xml"));
    return response;
}

QString isoTime(TimePoint time) {
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

HttpResponse encodeListing(const QueuePage& page, const ListingFrame& frame) {
    return xmlAnswer(200, writeListing(page, frame));
}

HttpResponse encodeServiceProperties(const ServiceProperties& properties) {
    return xmlAnswer(200, writeServiceProperties(withDefaults(properties)));
}

HttpResponse encodeServicePropertiesSet() {
    return {202, {}, {}};
}

HttpResponse encodeServiceStats(TimePoint synced) {
    QByteArray xml = kXmlDeclaration + "<StorageServiceStats><GeoReplication>";
    appendXmlElement(xml, "Status", "live");
    appendXmlElement(xml, "LastSyncTime", toHttpDate(synced));
    return xmlAnswer(200, xml.append("</GeoReplication></StorageServiceStats>"));
}

HttpResponse encodeCreation(Creation creation) {
    return {creation == Creation::Created ? 201 : 204, {}, {}};
}

HttpResponse encodeProperties(const QueueProperties& properties) {
    HttpResponse response{200, {}, {}};
    response.headers.add("x-ms-approximate-messages-count",
                         QByteArray::number(qulonglong(properties.approximateMessageCount)));
    addMetadata(response.headers, properties.metadata);
    return response;
}

HttpResponse encodeAcl(const std::vector<AccessPolicy>& policies) {
    return xmlAnswer(200, writeAccessPolicies(policies));
}

HttpResponse encodePut(const Lease& lease) {
    return xmlAnswer(201, writeMessages({lease}, MessageForm::Put));
}

HttpResponse encodeTaken(const std::vector<Lease>& leases) {
    return xmlAnswer(200, writeMessages(leases, MessageForm::Taken));
}

HttpResponse encodePeeked(std::vector<QueueMessage> messages) {
    std::vector<Lease> leases;
    leases.reserve(messages.size());
    for (QueueMessage& message : messages) {
        leases.push_back({std::move(message), {}});
    }
    return xmlAnswer(200, writeMessages(leases, MessageForm::Peeked));
}

HttpResponse encodeUpdated(const Receipt& receipt) {
    HttpResponse response{204, {}, {}};
    response.headers.add("x-ms-popreceipt", receipt.popReceipt.value().toUtf8());
    response.headers.add("x-ms-time-next-visible", toHttpDate(receipt.nextVisible));
    return response;
}

HttpResponse encodeDone() {
    return {204, {}, {}};
}

QByteArray clientRequestIdOf(const HttpRequest& request) {
    QByteArray id = request.headers.value("x-ms-client-request-id");
    const bool visible = std::ranges::all_of(id, [](char c) { return c > ' ' && c <= '~'; });
    return visible && id.size() <= kMaxClientRequestId ? id : QByteArray();
}

void addFrame(HttpResponse& response, const AnswerFrame& frame) {
    response.headers.add(QByteArrayLiteral("x-ms-request-id"), frame.requestId);
    response.headers.add(QByteArrayLiteral("x-ms-version"), frame.version);
    if (!frame.clientRequestId.isEmpty()) {
        response.headers.add("x-ms-client-request-id", frame.clientRequestId);
    }
}

HttpResponse encodeServiceError(const ServiceError& error, const AnswerFrame& frame) {
    const QString text = error.message.isEmpty() ? serviceErrorText(error.code) : error.message;
    std::vector<std::pair<QByteArray, QString>> elements{
        {"Code", QString::fromLatin1(serviceErrorName(error.code))},
        {"Message", QStringLiteral("%1\nRequestId:%2\nTime:%3")
                        .arg(text, QString::fromLatin1(frame.requestId), isoTime(frame.now))},
    };
    elements.insert(elements.end(), error.details.begin(), error.details.end());
    HttpResponse response = xmlAnswer(httpStatusOf(error.code), writeErrorDocument(elements));
    response.headers.add("x-ms-error-code", serviceErrorName(error.code));
    return response;
}

} // namespace gleaner
