#include "common/azure/signed_channel.h"

#include "common/rest/queue_request_codec.h"

namespace gleaner {

namespace {

/// "host" or "host:port", an IPv6 address in brackets.
QByteArray hostHeader(const ServiceEndpoint& endpoint) {
    const QByteArray host =
        endpoint.host.contains(u':') ? QByteArray('[' + endpoint.host.toLatin1() + ']') : endpoint.host.toLatin1();
    const quint16 usual = endpoint.tls ? 443 : 80;
    return endpoint.port == usual ? host : QByteArray(host + ':' + QByteArray::number(endpoint.port));
}

} // namespace

SignedChannel::SignedChannel(ServiceEndpoint endpoint, std::unique_ptr<RequestSigner> signer, HttpTransport& transport,
                             const Clock& clock, const Options& options)
    : m_endpoint(std::move(endpoint)), m_signer(std::move(signer)), m_host(hostHeader(m_endpoint)),
      m_transport(transport), m_clock(clock), m_options(options) {}

Result<HttpResponse> SignedChannel::send(HttpRequest request, const QString& resource) {
    request.headers.add("Host", m_host);
    request.headers.add("x-ms-version", kServiceVersion);
    const auto attempt = [&]() -> Result<HttpResponse> {
        HttpRequest dated = request;
        if (auto done = m_signer->sign(dated, resource, m_skew.corrected(m_clock.now())); !done) {
            return failure(std::move(done.error()));
        }
        return m_transport.send(dated, m_options.timeout);
    };
    auto response = attempt();
    if (response && m_skew.learn(*response, m_clock.now())) {
        if (m_options.board != nullptr) {
            m_options.board->notice(m_skew.explanation());
        }
        response = attempt();
    }
    return response;
}

} // namespace gleaner
