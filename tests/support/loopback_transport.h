// A client's transport straight into a server's handler: both are proven together, without a socket. Thread: one at a
// time. Bound: the handler answers before handle() returns, as it does when every commit is done at once.
#pragma once

#include "common/rest/http_transport.h"
#include "head_node/server/http_handler.h"

#include <optional>

namespace gleaner {

class LoopbackTransport final : public HttpTransport {
public:
    /// `handler` outlives this.
    explicit LoopbackTransport(HttpHandler& handler, HttpPeer peer = {QHostAddress(QHostAddress::LocalHost)})
        : m_handler(handler), m_peer(std::move(peer)) {}

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request, Milliseconds) override {
        std::optional<HttpResponse> answer;
        m_handler.handle(request, m_peer, [&answer](HttpResponse response) { answer = std::move(response); });
        if (!answer) {
            return failure(ErrorCode::Unavailable, QStringLiteral("The handler did not answer at once."));
        }
        return std::move(*answer);
    }

private:
    HttpHandler& m_handler;
    HttpPeer m_peer;
};

} // namespace gleaner
