// A client's transport straight into a server's handler: both are proven together, without a socket. Thread: one at a
// time. Waits for handlers that answer on other threads.
#pragma once

#include "common/rest/http_transport.h"
#include "head_node/server/http_handler.h"

#include <future>
#include <memory>

namespace gleaner {

class LoopbackTransport final : public HttpTransport {
public:
    /// `handler` outlives this.
    explicit LoopbackTransport(HttpHandler& handler, HttpPeer peer = {QHostAddress(QHostAddress::LocalHost)})
        : m_handler(handler), m_peer(std::move(peer)) {}

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request, Milliseconds) override {
        const auto answer = std::make_shared<std::promise<HttpResponse>>();
        auto answered = answer->get_future();
        m_handler.handle(request, m_peer, [answer](HttpResponse response) { answer->set_value(std::move(response)); });
        if (answered.wait_for(std::chrono::seconds(10)) != std::future_status::ready) {
            return failure(ErrorCode::Unavailable, QStringLiteral("The handler did not answer."));
        }
        return answered.get();
    }

private:
    HttpHandler& m_handler;
    HttpPeer m_peer;
};

} // namespace gleaner
