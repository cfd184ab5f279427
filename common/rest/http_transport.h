// Where requests go: one virtual function, so that signing, retrying and queue logic are tested without a socket.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/rest/http_message.h"

namespace gleaner {

/// A connection to one server. Thread: one at a time; it may move between threads when idle if the implementation says
/// so.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    /// Sends one request and waits for its answer; any HTTP status is a success here.
    /// Errors: Unavailable (connection, time-out, an answer that is not HTTP or over its limits), Refused (TLS: not who
    /// it should be). Blocks: up to `timeout`.
    [[nodiscard]] virtual Result<HttpResponse> send(const HttpRequest& request, Milliseconds timeout) = 0;
};

} // namespace gleaner
