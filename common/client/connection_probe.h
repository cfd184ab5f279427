// Is a connection string any good? Asks its account's queues or blobs one harmless question, twice, and tells what came
// of it as one of a closed list, so that a window can say it in words and in the person's language. Nothing is written
// anywhere.
//
// One try, no retries: a person waits. Thread: run() on one, abort() on any. Ownership: the clock outlives it.
#pragma once

#include "common/azure/qt_http_transport.h"
#include "common/base/clock.h"

#include <memory>

namespace gleaner {

/// What a connection string may lead to.
enum class ProbedService { Queues, Blobs };

/// Closed list.
enum class ProbeOutcome {
    Works,
    NameNotFound,     ///< nobody knows the host's name
    NobodyListens,    ///< the PC is there, and refuses
    NoAnswer,         ///< nothing came in time
    ProxyFailed,      ///< the system's proxy is what does not work
    ProxyWantsLogin,  ///< the system's proxy wants a name and a password that its settings do not have
    NotTrusted,       ///< TLS: no authority vouches for the certificate
    OtherCertificate, ///< TLS: not the one whose fingerprint the string has
    NoTlsHere,        ///< this PC cannot do TLS
    NotTheService,    ///< something else answers there
    WrongKey,         ///< account or key, or the signature of a token, is not right
    TokenExpired,     ///< the shared access signature was good until then
    TokenNotYet,      ///< it is good from then on
    NoPermission,     ///< who asks is known but may not
    ServerTrouble,    ///< it is the service, but it does not serve
    CalledOff,        ///< by abort()
    Lost,             ///< anything else on the way; `detail` says it
};

struct ProbeReport {
    ProbeOutcome outcome = ProbeOutcome::Lost;
    ProbedService service = ProbedService::Queues;
    QString endpoint;        ///< who was asked
    QString detail;          ///< what system or service said of it; may be empty. Holds no secret
    Milliseconds latency{0}; ///< of one request on an open connection; when it works
    Seconds clockAhead{0};   ///< the service's clock minus ours, where it is more than ClockSkew::kTolerance
    bool isKnown = false;    ///< what was asked for is there: a head has been there before; when it works
    QString missingRights;   ///< NoPermission: the letters that a token lacks; may be empty
    QString proxy;           ///< HOST:PORT of the proxy that was used; empty: none
};

struct ProbeOptions {
    ProbedService service = ProbedService::Queues;
    Milliseconds patience{15'000}; ///< how long all of it may take
    QtHttpOptions http = {};
};

/// As a head's own: through the system's proxy.
[[nodiscard]] ProbeOptions usualProbeOptions(ProbedService service = ProbedService::Queues);

class ConnectionProbe {
public:
    /// `connection`: for blobs it says where they are.
    ConnectionProbe(const ConnectionString& connection, const Clock& clock, ProbeOptions options = usualProbeOptions());

    /// Asks what is known of a queue or of a container, which need not be there. Blocks: up to the patience. Call it
    /// once.
    [[nodiscard]] ProbeReport run(const QString& resource);
    /// run() returns within about 50 ms. Before run(): at once.
    void abort() {
        m_transport.abort();
        m_calledOff = true;
    }

private:
    [[nodiscard]] QtHttpOptions noting(const QtHttpOptions& options);
    [[nodiscard]] ProbeReport report(ProbeOutcome outcome) const;
    [[nodiscard]] ProbeReport explained(const Error& error) const;
    [[nodiscard]] ProbeReport judged(const HttpResponse& answer) const;
    /// Of an answer that is no success. `there`: the service's time.
    [[nodiscard]] ProbeReport refused(const HttpResponse& answer, TimePoint there) const;
    /// Letters of what a head needs that the string's token lacks.
    [[nodiscard]] QString rightsLacking() const;

    const ConnectionString m_connection;
    const Clock& m_clock;
    const ProbedService m_service;
    const Milliseconds m_patience;
    const ServiceEndpoint m_endpoint;
    QtHttpTransport m_transport;
    QString m_proxy;
    std::atomic<bool> m_calledOff = false;
};

} // namespace gleaner
