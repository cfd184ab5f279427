#include "common/client/connection_probe.h"

#include "common/azure/signed_channel.h"
#include "common/azure/system_proxy.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_request_codec.h"

#include <QDateTime>
#include <QUrlQuery>

#include <algorithm>

namespace gleaner {

namespace {

/// A head reads, adds, updates and takes.
constexpr char16_t kNeededRights[] = u"raup";

/// One field of the string's token, decoded; empty: there is no token, or it does not say.
QString tokenField(const ConnectionString& connection, const QString& name) {
    QString token = connection.setting(u"SharedAccessSignature");
    if (token.startsWith(u'?'))
        token.remove(0, 1);
    return QUrlQuery(token).queryItemValue(name, QUrl::FullyDecoded);
}

bool isPast(const QString& time, TimePoint now) {
    const QDateTime end = QDateTime::fromString(time, Qt::ISODate);
    return end.isValid() && end.toMSecsSinceEpoch() <= now.time_since_epoch().count();
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

/// Of an answer that is no success.
ProbeOutcome outcomeOf(const HttpResponse& answer) {
    const QByteArray name = answer.headers.value("x-ms-error-code");
    const bool isService = !name.isEmpty() || answer.headers.contains("x-ms-request-id");
    if (answer.status == 407)
        return ProbeOutcome::ProxyFailed;
    if (!isService)
        return ProbeOutcome::NotAQueueService;
    if (name == "AuthenticationFailed" || name == "NoAuthenticationInformation" || name == "InvalidAuthenticationInfo")
        return ProbeOutcome::WrongKey;
    if (answer.status == 401 || answer.status == 403)
        return ProbeOutcome::NoPermission;
    return answer.status >= 500 || answer.status == 429 ? ProbeOutcome::ServerTrouble : ProbeOutcome::NotAQueueService;
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

QtHttpOptions ConnectionProbe::usualOptions() {
    return {.proxyFor = systemProxyFor};
}

ConnectionProbe::ConnectionProbe(const ConnectionString& connection, const Clock& clock, QtHttpOptions options)
    : m_connection(connection), m_clock(clock), m_transport(connection.queueEndpoint(), [this, &options] {
          return QtHttpOptions{.connectTimeout = options.connectTimeout,
                               .limits = options.limits,
                               .proxyFor = [this, ask = options.proxyFor](const ServiceEndpoint& endpoint) {
                                   const QNetworkProxy proxy =
                                       ask ? ask(endpoint) : QNetworkProxy(QNetworkProxy::NoProxy);
                                   if (proxy.type() != QNetworkProxy::NoProxy)
                                       m_proxy = QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
                                   return proxy;
                               }};
      }()) {}

ProbeReport ConnectionProbe::run(const QString& queue) {
    auto signer = makeRequestSigner(m_connection);
    auto request = encodeQueueRequest(GetMetadata{queue}, m_connection.queueEndpoint().path);
    if (!signer || !request)
        return explained(signer ? request.error() : signer.error());
    SignedChannel channel(m_connection.queueEndpoint(), std::move(*signer), m_transport, m_clock,
                          {.timeout = kPatience / 2});
    auto answer = channel.send(*request, queue);
    if (!answer)
        return explained(answer.error());
    ProbeReport report = judged(*answer);
    if (report.outcome != ProbeOutcome::Works)
        return report;
    const SteadyPoint began = m_clock.steadyNow();
    answer = channel.send(*request, queue); // over the connection that is open now
    if (!answer)
        return explained(answer.error());
    report.latency = std::chrono::duration_cast<Milliseconds>(m_clock.steadyNow() - began);
    return report;
}

ProbeReport ConnectionProbe::explained(const Error& error) const {
    ProbeReport report;
    report.endpoint = toString(m_connection.queueEndpoint());
    report.proxy = m_proxy;
    report.detail = error.message;
    report.outcome = m_calledOff ? ProbeOutcome::CalledOff : outcomeOf(m_transport.trouble());
    if (report.outcome == ProbeOutcome::NobodyListens && !m_proxy.isEmpty())
        report.outcome = ProbeOutcome::ProxyFailed; // a plain request goes to the proxy itself
    return report;
}

ProbeReport ConnectionProbe::judged(const HttpResponse& answer) const {
    ProbeReport report;
    report.endpoint = toString(m_connection.queueEndpoint());
    report.proxy = m_proxy;
    TimePoint there = m_clock.now();
    if (const auto date = fromHttpDate(answer.headers.value("Date"))) {
        const auto ahead = std::chrono::duration_cast<Seconds>(*date - m_clock.now());
        if (std::chrono::abs(ahead) > ClockSkew::kTolerance)
            report.clockAhead = ahead;
        there = *date;
    }
    const bool isMissing = answer.headers.value("x-ms-error-code") == "QueueNotFound";
    const bool isService = answer.headers.contains("x-ms-request-id") || answer.headers.contains("x-ms-version");
    const bool isGood = answer.status / 100 == 2 || isMissing;
    report.hasQueues = !isMissing;
    report.outcome = isGood && isService ? ProbeOutcome::Works : outcomeOf(answer);
    if (report.outcome == ProbeOutcome::Works) {
        report.missingRights = rightsLacking();
        if (!report.missingRights.isEmpty())
            report.outcome = ProbeOutcome::NoPermission;
        return report;
    }
    report.detail = wordsOf(answer);
    if (report.outcome == ProbeOutcome::WrongKey && isPast(tokenField(m_connection, QStringLiteral("se")), there)) {
        report.outcome = ProbeOutcome::TokenExpired;
        report.detail = tokenField(m_connection, QStringLiteral("se"));
    }
    return report;
}

QString ConnectionProbe::rightsLacking() const {
    const QString said = tokenField(m_connection, QStringLiteral("sp"));
    if (said.isEmpty()) // a key may do everything; of a stored policy only the service knows
        return {};
    QString lacking;
    for (const QChar right : QStringView(kNeededRights)) {
        if (!said.contains(right))
            lacking += right;
    }
    return lacking;
}

} // namespace gleaner
