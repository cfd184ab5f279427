// Requests of the blob service: operations <-> HTTP, for client and server alike. Pure; any thread.
// Format: Microsoft, "Blob service REST API". Path-style addresses only: /ACCOUNT/CONTAINER/BLOB.
#pragma once

#include "common/rest/blob_operation.h"
#include "common/rest/http_message.h"
#include "common/rest/request_target.h"
#include "common/rest/service_error.h"

namespace gleaner {

/// The request without its signature. `endpointPath` is "" or "/ACCOUNT", see ServiceEndpoint.
/// Errors: InvalidArgument (names or metadata that the protocol cannot carry).
[[nodiscard]] Result<HttpRequest> encodeBlobRequest(const BlobOperation& operation, const QByteArray& endpointPath);

/// `target` is the request's, parsed, with the account as its first segment. Hashes are not compared: that takes as
/// long as the body is. Errors: as Azure's; NotImplemented for what is not served here.
[[nodiscard]] ServiceResult<BlobOperation> decodeBlobRequest(const HttpRequest& request, const RequestTarget& target);

} // namespace gleaner
