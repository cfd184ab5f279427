// The only client sockets: blocking, one kept-alive connection, no event loop needed. A worker thread that does nothing
// but pull, compute and post is served best this way (field notes: 25 µs a small request on loopback).
// Thread: send() and the destructor on one thread (after close() also the destructor on another); abort() and rearm()
// on any. A QCoreApplication must exist where the host is a name that has to be looked up.
#pragma once

#include "common/azure/http_response_parser.h"
#include "common/rest/connection_string.h"
#include "common/rest/http_transport.h"

#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <atomic>
#include <functional>

namespace gleaner {

/// What kept a request from its server, for those who explain it to people.
enum class LinkTrouble {
    None,
    NameNotFound,
    NobodyListens,
    NoAnswer, ///< in time
    Proxy,
    ProxyLogin, ///< the proxy wants a name and a password, or others
    NotTrusted,       ///< no authority of this PC's vouches for the certificate, or it is no TLS at all
    OtherCertificate, ///< than the one that is pinned
    NoTlsHere,        ///< this PC has no library for it
    Other,
};

struct QtHttpOptions {
    Milliseconds connectTimeout{5'000}; ///< look-up, TCP and TLS together; never longer than send()'s own
    HttpAnswerLimits limits = {};
    /// Asked before each connection; empty: never a proxy. With TLS, or through SOCKS, the proxy passes on what it
    /// cannot read; to an HTTP proxy a plain request is given as it is.
    std::function<QNetworkProxy(const ServiceEndpoint&)> proxyFor = {};
};

/// With TLS (1.2 and later) an endpoint's fingerprint pins the one certificate that is accepted, whoever signed it, for
/// whatever name and time; without a fingerprint the system's authorities decide.
///
/// A request whose kept-alive connection turns out to have been closed, before any byte of an answer, is sent once more
/// on a new connection. The server may have done it all the same: of what we send only a put leaves more behind when
/// done twice, and delivery is at least once anyway.
class QtHttpTransport final : public HttpTransport {
public:
    explicit QtHttpTransport(ServiceEndpoint endpoint, QtHttpOptions options = {});
    ~QtHttpTransport() override;

    /// Adds Host and Content-Length where they are missing. Errors: also Refused (TLS: not who it should be).
    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request, Milliseconds timeout) override;
    /// Why the last send() failed.
    [[nodiscard]] LinkTrouble trouble() const { return m_trouble; }
    /// Closes the connection; the next send() opens another.
    void close();

    /// The send() in progress, and every later one, returns Unavailable within about 50 ms, until rearm().
    void abort() { m_aborted = true; }
    void rearm() { m_aborted = false; }

private:
    struct Exchange;
    /// One try on the connection there is, or a new one.
    [[nodiscard]] Result<HttpResponse> attempt(Exchange& exchange);
    /// True when the kept-alive connection is still good for a request, as far as one can tell.
    [[nodiscard]] bool isConnected();
    [[nodiscard]] Status makeSocket();
    [[nodiscard]] Status checkFingerprint();
    [[nodiscard]] Status connectSocket(const QDeadlineTimer& deadline);
    [[nodiscard]] Status write(const QByteArray& bytes, const QDeadlineTimer& deadline);
    [[nodiscard]] Status read(HttpResponseParser& parser, Exchange& exchange);
    /// Waits in slices short enough for abort(); the socket tells whether anything came.
    void openAndWait(const QDeadlineTimer& deadline);
    /// Abort or time-out.
    [[nodiscard]] Status mayGoOn(const QDeadlineTimer& deadline);
    [[nodiscard]] tl::unexpected<Error> lost(const QString& what, LinkTrouble trouble = LinkTrouble::Other);
    /// True when the present connection ends at a proxy that reads the requests.
    [[nodiscard]] bool isForwarded() const { return !m_endpoint.tls && m_proxy.type() == QNetworkProxy::HttpProxy; }
    [[nodiscard]] QByteArray serialized(const HttpRequest& request) const;

    const ServiceEndpoint m_endpoint;
    const QtHttpOptions m_options;
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy}; ///< of the present connection
    std::unique_ptr<QTcpSocket> m_socket;
    LinkTrouble m_trouble = LinkTrouble::None;
    std::atomic<bool> m_aborted = false;
};

} // namespace gleaner
