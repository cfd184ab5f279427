// Requests of the queue service: operations <-> HTTP, for client and server alike. Pure; any thread.
// Format: Microsoft, "Queue service REST API". Where it is the same thing twice, the server is lenient, the client
// exact.
#pragma once

#include "common/rest/http_message.h"
#include "common/rest/queue_operation.h"
#include "common/rest/request_target.h"
#include "common/rest/service_error.h"

namespace gleaner {

/// The version of the protocol that our client asks for; Azure and Azurite speak it.
inline constexpr char kServiceVersion[] = "2021-12-02";

/// The request without its signature. `endpointPath` is "" or "/ACCOUNT", see ServiceEndpoint.
/// Errors: InvalidArgument (text or metadata that the protocol cannot carry).
[[nodiscard]] Result<HttpRequest> encodeQueueRequest(const QueueOperation& operation, const QByteArray& endpointPath);

/// `target` is the request's, parsed, with the account as its first segment. Every bound of the protocol is checked.
/// Errors: as Azure's.
[[nodiscard]] ServiceResult<QueueOperation> decodeQueueRequest(const HttpRequest& request, const RequestTarget& target);

} // namespace gleaner
