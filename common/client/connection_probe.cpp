#include "common/client/connection_probe.h"

#include "common/azure/signed_channel.h"
#include "common/azure/system_proxy.h"
#include "common/rest/blob_request_codec.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_request_codec.h"

#include <QDateTime>
#include <QUrlQuery>

#include <algorithm>

namespace gleaner {

namespace {

/// A head reads, adds, updates and takes messages; it reads, writes, deletes and lists blobs.
constexpr char16_t kQueueRights[] = u"raup", kBlobRights[] = u"rwdl";

/// One field of the string's token, decoded; empty: there is no token, or it does not say.
QString tokenField(const ConnectionString& connection, const QString& name) {
    QString token = connection.setting(u"SharedAccessSignature");
    if (token.startsWith(u'?'))
        token.remove(0, 1);
    return QUrlQuery(token).queryItemValue(name, QUrl::FullyDecoded);
}

/// nullopt: it says none.
std::optional<TimePoint> timeIn(const ConnectionString& connection, const QString& name) {
    const QDateTime time = QDateTime::fromString(tokenField(connection, name), Qt::ISODate);
    return time.isValid() ? std::optional(TimePoint(Milliseconds(time.toMSecsSinceEpoch()))) : std::nullopt;
}

Result<HttpRequest> question(ProbedService service, const QString& resource, const QByteArray& path) {
    if (service == ProbedService::Queues)
        return encodeQueueRequest(GetMetadata{resource}, path);
    return encodeBlobRequest(GetContainer{resource}, path);
}

ProbeOutcome outcomeOf(LinkTrouble trouble) {
    switch (trouble) {
    case LinkTrouble::NameNotFound:
        return ProbeOutcome::NameNotFound;
    case LinkTrouble::NobodyListens:
        return ProbeOutcome::NobodyListens;
    case LinkTrouble::NoAnswer:
        return ProbeOutcome::NoAnswer;
    case LinkTrouble::Proxy:
        return ProbeOutcome::ProxyFailed;
    case LinkTrouble::ProxyLogin:
        return ProbeOutcome::ProxyWantsLogin;
    case LinkTrouble::NotTrusted:
        return ProbeOutcome::NotTrusted;
    case LinkTrouble::OtherCertificate:
        return ProbeOutcome::OtherCertificate;
    case LinkTrouble::NoTlsHere:
        return ProbeOutcome::NoTlsHere;
    case LinkTrouble::None:
    case LinkTrouble::Other:
        break;
    }
    return ProbeOutcome::Lost;
}

/// Of an answer that is no success. `isForwarded`: a proxy read the request and may have answered itself.
ProbeOutcome outcomeOf(const HttpResponse& answer, bool isForwarded) {
    const QByteArray name = answer.headers.value("x-ms-error-code");
    const bool isService = !name.isEmpty() || answer.headers.contains("x-ms-request-id");
    if (answer.status == 407)
        return ProbeOutcome::ProxyWantsLogin;
    if (!isService && isForwarded && (answer.status == 403 || answer.status >= 502))
        return ProbeOutcome::ProxyFailed;
    if (!isService)
        return ProbeOutcome::NotTheService;
    if (name == "AuthenticationFailed" || name == "NoAuthenticationInformation" || name == "InvalidAuthenticationInfo")
        return ProbeOutcome::WrongKey;
    if (answer.status == 401 || answer.status == 403)
        return ProbeOutcome::NoPermission;
    return answer.status >= 500 || answer.status == 429 ? ProbeOutcome::ServerTrouble : ProbeOutcome::NotTheService;
}

/// What the service says in words, its codes aside.
QString wordsOf(const HttpResponse& answer) {
    const QByteArray name = answer.headers.value("x-ms-error-code");
    const auto known = serviceErrorByName(name);
    if (known)
        return serviceErrorText(*known);
    return QStringLiteral("HTTP %1 %2").arg(answer.status).arg(QString::fromLatin1(name)).trimmed();
}

} // namespace

ProbeOptions usualProbeOptions(ProbedService service) {
    return {.service = service, .http = {.proxyFor = systemProxyFor}};
}

ConnectionProbe::ConnectionProbe(const ConnectionString& connection, const Clock& clock, ProbeOptions options)
    : m_connection(connection), m_clock(clock), m_service(options.service), m_patience(options.patience),
      m_endpoint(m_service == ProbedService::Blobs ? connection.blobEndpoint().value_or(ServiceEndpoint())
                                                   : connection.queueEndpoint()),
      m_transport(m_endpoint, noting(options.http)) {}

/// The same options; which proxy they choose is remembered for the report.
QtHttpOptions ConnectionProbe::noting(const QtHttpOptions& options) {
    QtHttpOptions noting = options;
    noting.proxyFor = [this, ask = options.proxyFor](const ServiceEndpoint& endpoint) {
        const QNetworkProxy proxy = ask ? ask(endpoint) : QNetworkProxy(QNetworkProxy::NoProxy);
        if (proxy.type() != QNetworkProxy::NoProxy)
            m_proxy = QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
        return proxy;
    };
    return noting;
}

ProbeReport ConnectionProbe::run(const QString& resource) {
    auto signer = makeRequestSigner(m_connection);
    auto request = question(m_service, resource, m_endpoint.path);
    if (!signer || !request)
        return explained(signer ? request.error() : signer.error());
    SignedChannel channel(m_endpoint, std::move(*signer), m_transport, m_clock, {.timeout = m_patience / 2});
    auto answer = channel.send(*request, resource);
    if (!answer)
        return explained(answer.error());
    ProbeReport report = judged(*answer);
    if (report.outcome != ProbeOutcome::Works)
        return report;
    const SteadyPoint began = m_clock.steadyNow();
    answer = channel.send(*request, resource); // over the connection that is open now
    if (!answer)
        return explained(answer.error());
    report.latency = std::chrono::duration_cast<Milliseconds>(m_clock.steadyNow() - began);
    return report;
}

ProbeReport ConnectionProbe::report(ProbeOutcome outcome) const {
    ProbeReport report;
    report.outcome = outcome;
    report.service = m_service;
    report.endpoint = toString(m_endpoint);
    report.proxy = m_proxy;
    return report;
}

ProbeReport ConnectionProbe::explained(const Error& error) const {
    ProbeReport report = this->report(m_calledOff ? ProbeOutcome::CalledOff : outcomeOf(m_transport.trouble()));
    report.detail = error.message;
    if (report.outcome == ProbeOutcome::NobodyListens && !m_proxy.isEmpty())
        report.outcome = ProbeOutcome::ProxyFailed; // a plain request goes to the proxy itself
    return report;
}

ProbeReport ConnectionProbe::judged(const HttpResponse& answer) const {
    Seconds ahead{0};
    if (const auto date = fromHttpDate(answer.headers.value("Date"))) {
        const auto difference = std::chrono::duration_cast<Seconds>(*date - m_clock.now());
        if (std::chrono::abs(difference) > ClockSkew::kTolerance)
            ahead = difference;
    }
    const QByteArray code = answer.headers.value("x-ms-error-code");
    const bool isMissing = code == "QueueNotFound" || code == "ContainerNotFound";
    const bool isService = answer.headers.contains("x-ms-request-id") || answer.headers.contains("x-ms-version");
    const bool isGood = isService && (answer.status / 100 == 2 || isMissing);
    ProbeReport report = isGood ? this->report(ProbeOutcome::Works) : refused(answer, m_clock.now() + ahead);
    report.clockAhead = ahead;
    report.isKnown = isGood && !isMissing;
    if (isGood)
        report.missingRights = rightsLacking();
    if (!report.missingRights.isEmpty())
        report.outcome = ProbeOutcome::NoPermission;
    return report;
}

ProbeReport ConnectionProbe::refused(const HttpResponse& answer, TimePoint there) const {
    const bool isForwarded = !m_endpoint.tls && !m_proxy.isEmpty();
    ProbeReport report = this->report(outcomeOf(answer, isForwarded));
    report.detail = wordsOf(answer);
    if (report.outcome == ProbeOutcome::ProxyFailed)
        report.detail = QStringLiteral("HTTP %1.").arg(answer.status);
    if (report.outcome == ProbeOutcome::NoPermission)
        report.missingRights = rightsLacking();
    if (report.outcome != ProbeOutcome::WrongKey)
        return report;
    const auto from = timeIn(m_connection, QStringLiteral("st")), until = timeIn(m_connection, QStringLiteral("se"));
    if (until && *until <= there) {
        report.outcome = ProbeOutcome::TokenExpired;
        report.detail = tokenField(m_connection, QStringLiteral("se"));
    } else if (from && *from > there) {
        report.outcome = ProbeOutcome::TokenNotYet;
        report.detail = tokenField(m_connection, QStringLiteral("st"));
    }
    return report;
}

QString ConnectionProbe::rightsLacking() const {
    const QString said = tokenField(m_connection, QStringLiteral("sp"));
    if (said.isEmpty()) // a key may do everything; of a stored policy only the service knows
        return {};
    QString lacking;
    for (const QChar right : QStringView(m_service == ProbedService::Queues ? kQueueRights : kBlobRights)) {
        if (!said.contains(right))
            lacking += right;
    }
    return lacking;
}

} // namespace gleaner
