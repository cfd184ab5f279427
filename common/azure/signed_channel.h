// One account's requests on their way: signed, sent, and signed once more for the server's time when this PC's clock is
// wrong. Queues and blobs go over it alike. Thread: one at a time, because of the transport.
// Ownership: transport, clock and board outlive it.
#pragma once

#include "common/azure/request_board.h"
#include "common/rest/clock_skew.h"
#include "common/rest/connection_string.h"
#include "common/rest/http_transport.h"
#include "common/rest/request_signer.h"

namespace gleaner {

class SignedChannel {
public:
    struct Options {
        Milliseconds timeout{30'000};  ///< for one request, retries included; at most 10 minutes: its signature ages
        RequestBoard* board = nullptr; ///< told when this PC's clock is wrong
    };
    SignedChannel(ServiceEndpoint endpoint, std::unique_ptr<RequestSigner> signer, HttpTransport& transport,
                  const Clock& clock, const Options& options);

    /// What stands before every resource in a request's path.
    [[nodiscard]] const QByteArray& path() const { return m_endpoint.path; }
    /// `resource`: the queue or container that is asked for; empty: the service. Any HTTP status is a success.
    /// Errors: those of the signer and of the transport. Blocks: up to the timeout.
    [[nodiscard]] Result<HttpResponse> send(HttpRequest request, const QString& resource);

private:
    ServiceEndpoint m_endpoint;
    std::unique_ptr<RequestSigner> m_signer;
    QByteArray m_host; ///< the Host header
    HttpTransport& m_transport;
    const Clock& m_clock;
    Options m_options;
    ClockSkew m_skew;
};

} // namespace gleaner
