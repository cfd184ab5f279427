// Cross-origin requests, which browsers ask about beforehand (preflight) and whose answers they show to a page only if
// the server names its origin. Pure; any thread. Source: Microsoft, "CORS support for Azure Storage"; the Fetch
// standard.
#pragma once

#include "common/rest/http_message.h"
#include "common/rest/service_error.h"
#include "common/rest/service_properties.h"

namespace gleaner {

/// The answer to OPTIONS by the first rule that allows what is asked for.
/// Errors: MissingRequiredHeader (no Origin or Access-Control-Request-Method), CorsPreflightFailure.
[[nodiscard]] ServiceResult<HttpResponse> answerPreflight(const HttpRequest& request,
                                                          const std::vector<CorsRule>& rules);
/// Adds what lets a page of `origin` (empty: the request named none) read the answer to its `method`, if a rule allows
/// it. Every other header stands already.
void addCorsHeaders(HttpResponse& response, const QByteArray& origin, const QByteArray& method,
                    const std::vector<CorsRule>& rules);

} // namespace gleaner
