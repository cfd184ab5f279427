// What the HTTP server hands requests to. The server knows sockets and HTTP/1.1; a handler knows what is asked.
#pragma once

#include "common/rest/http_message.h"

#include <QHostAddress>

#include <functional>
#include <optional>

namespace gleaner {

/// Who sent a request, as far as the connection tells.
struct HttpPeer {
    QHostAddress address; ///< IPv4 where it is one, even on a socket that serves both
    bool tls = false;
};

/// Answers requests. Thread: handle() on the server's thread only; it must not block. It outlives the server.
class HttpHandler {
public:
    virtual ~HttpHandler() = default;
    /// Answers one complete request by calling `respond` exactly once, at once or later, on any thread. The answer's
    /// body belongs to the method: for HEAD it is empty. Content-Length and Connection are the server's to write.
    virtual void handle(const HttpRequest& request, const HttpPeer& peer,
                        std::function<void(HttpResponse)> respond) = 0;
    /// Asked before a longer body is read, with all but the body: an answer refuses the request and ends the
    /// connection, so that strangers cannot make the server keep what they send. nullopt: go on. Thread: the server's.
    [[nodiscard]] virtual std::optional<HttpResponse> refusal(const HttpRequest& /*head*/, const HttpPeer& /*peer*/) {
        return std::nullopt;
    }
    /// All requests that had come are handed over; the server is about to wait for more. Thread: the server's.
    virtual void turnEnded() {}
};

} // namespace gleaner
