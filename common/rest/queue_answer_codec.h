// Answers of the queue service: values <-> HTTP, for client and server alike. Pure; any thread.
// Format: Microsoft, "Queue service REST API", "Status and error codes", "Common REST API response headers".
#pragma once

#include "common/rest/http_message.h"
#include "common/rest/queue_xml.h"
#include "common/rest/service_error.h"
#include "common/rest/service_properties.h"

namespace gleaner {

// Server: the answer to each operation, still without the headers that all answers carry.
[[nodiscard]] HttpResponse encodeListing(const QueuePage& page, const ListingFrame& frame);
/// With the defaults for what is absent.
[[nodiscard]] HttpResponse encodeServiceProperties(const ServiceProperties& properties);
[[nodiscard]] HttpResponse encodeServicePropertiesSet();
/// `synced`: all that was written before then is on the replica.
[[nodiscard]] HttpResponse encodeServiceStats(TimePoint synced);
[[nodiscard]] HttpResponse encodeCreation(Creation creation);
[[nodiscard]] HttpResponse encodeProperties(const QueueProperties& properties);
[[nodiscard]] HttpResponse encodeAcl(const std::vector<AccessPolicy>& policies);
[[nodiscard]] HttpResponse encodePut(const Lease& lease);
[[nodiscard]] HttpResponse encodeTaken(const std::vector<Lease>& leases);
[[nodiscard]] HttpResponse encodePeeked(std::vector<QueueMessage> messages);
[[nodiscard]] HttpResponse encodeUpdated(const Receipt& receipt);
/// Delete and clear, queue or message, set metadata and set ACL.
[[nodiscard]] HttpResponse encodeDone();

/// What every answer tells of its request.
struct AnswerFrame {
    QByteArray requestId;       ///< a GUID
    QByteArray version;         ///< that of the request
    QByteArray clientRequestId; ///< empty: not echoed
    TimePoint now;
};
/// The client request id to echo: what the request says when it is at most 1,024 visible ASCII characters, else empty.
[[nodiscard]] QByteArray clientRequestIdOf(const HttpRequest& request);
/// All but Date, which is the HTTP server's to add.
void addFrame(HttpResponse& response, const AnswerFrame& frame);
/// Complete, but for addFrame(). The request's id and the time stand at the end of its message, too.
[[nodiscard]] HttpResponse encodeServiceError(const ServiceError& error, const AnswerFrame& frame);

// Client: each takes the answer to its operation. Errors: what the service said, as errorCodeOf() maps it; Unavailable
// for an answer that is not this protocol's.
[[nodiscard]] Result<QueuePage> decodeListing(const HttpResponse& response);
[[nodiscard]] Result<Creation> decodeCreation(const HttpResponse& response);
[[nodiscard]] Result<QueueProperties> decodeProperties(const HttpResponse& response);
[[nodiscard]] Result<std::vector<AccessPolicy>> decodeAcl(const HttpResponse& response);
/// `text` is what was put: the answer does not repeat it.
[[nodiscard]] Result<Lease> decodePut(const HttpResponse& response, const QByteArray& text);
[[nodiscard]] Result<std::vector<Lease>> decodeTaken(const HttpResponse& response);
[[nodiscard]] Result<std::vector<QueueMessage>> decodePeeked(const HttpResponse& response);
[[nodiscard]] Result<Receipt> decodeUpdated(const HttpResponse& response);
[[nodiscard]] Status decodeDone(const HttpResponse& response);
/// The error that an answer with a status of 300 or more stands for.
[[nodiscard]] Error decodeServiceError(const HttpResponse& response);

} // namespace gleaner
