#include "head_node/host/enrolment_commands.h"

#include "common/socket/json_fields.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QUrl>

namespace gleaner {

namespace {

using L = QLatin1String;

bool isLoopback(const ServiceEndpoint& endpoint) {
    return endpoint.host == L("localhost") || QHostAddress(endpoint.host).isLoopback();
}

/// What a person should know before the enrolment is handed out; empty: nothing.
QString warningAbout(const Enrolment& enrolment) {
    if (std::ranges::all_of(enrolment.queueAddresses, isLoopback))
        return QStringLiteral(
            "The head listens on this PC alone, so only workers on this PC can use the enrolment; start "
            "it with --listen ADDRESS:PORT --tls for others.");
    if (!enrolment.queueAddresses.front().tls)
        return QStringLiteral("The head serves without TLS, so whoever listens on the network can use the enrolment's "
                              "tokens; start it with --tls.");
    return {};
}

void appendMissing(std::vector<ServiceEndpoint>& addresses, const std::vector<ServiceEndpoint>& known) {
    for (const ServiceEndpoint& each : known) {
        if (addresses.size() < kMaxEnrolmentAddresses && std::ranges::find(addresses, each) == addresses.end())
            addresses.push_back(each);
    }
}

} // namespace

void EnrolmentCommands::addTo(HeadCommands& commands) {
    commands.add(QStringLiteral("worker-enrol"), [this](const QJsonObject& request) { return enrol(request, true); });
    commands.add(QStringLiteral("worker-renew"), [this](const QJsonObject& request) { return enrol(request, false); });
    commands.add(QStringLiteral("worker-revoke"), [this](const QJsonObject& request) { return revoke(request); });
    commands.add(QStringLiteral("worker-list"), [this](const QJsonObject&) { return list(); });
}

/// The addresses that a person named come before those that the head knows itself by. Blobs are at the same hosts, but
/// at a port of their own.
Result<EnrolmentTerms> EnrolmentCommands::termsFor(const QJsonObject& request) const {
    auto terms = m_terms();
    if (!terms)
        return terms;
    if (!terms->more.empty() && !request.value(L("addresses")).toArray().isEmpty())
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("Several queues have several addresses; name them in --queues-at, not here."));
    std::vector<ServiceEndpoint> queues;
    std::vector<ServiceEndpoint> blobs;
    for (const QJsonValue& each : request.value(L("addresses")).toArray()) {
        auto endpoint = endpointAt(terms->queueAddresses.front(), each.toString());
        if (!endpoint)
            return failure(std::move(endpoint.error()));
        if (!terms->blobAddresses.empty()) {
            blobs.push_back(terms->blobAddresses.front());
            blobs.back().host = endpoint->host;
        }
        queues.push_back(std::move(*endpoint));
    }
    appendMissing(queues, terms->queueAddresses);
    appendMissing(blobs, terms->blobAddresses);
    terms->queueAddresses = std::move(queues);
    terms->blobAddresses = std::move(blobs);
    return terms;
}

QJsonObject EnrolmentCommands::enrol(const QJsonObject& request, bool isNew) {
    JsonFields fields(request);
    const QString name = fields.text(L("name"));
    const qint64 days = request.contains(L("days")) ? fields.integer(L("days")) : kDefaultEnrolmentDays;
    if (const Status status = fields.status(); !status)
        return errorReply(status.error());
    auto terms = termsFor(request);
    if (!terms)
        return errorReply(terms.error());
    Enrolments enrolments(m_queues, m_blobs, std::move(*terms), m_clock, m_random);
    const int bounded = static_cast<int>(std::clamp<qint64>(days, 0, kMaxEnrolmentDays + 1));
    const auto made = isNew ? enrolments.enrol(name, bounded) : enrolments.renew(name, bounded);
    if (!made)
        return errorReply(made.error());
    return okReply({{L("enrolment"), QJsonDocument::fromJson(enrolmentToJson(*made)).object()},
                    {L("line"), enrolmentToLine(*made)},
                    {L("expires"), made->expires},
                    {L("warning"), warningAbout(*made)}});
}

QJsonObject EnrolmentCommands::list() {
    auto terms = m_terms();
    if (!terms)
        return errorReply(terms.error());
    const auto workers = Enrolments(m_queues, m_blobs, std::move(*terms), m_clock, m_random).list();
    if (!workers)
        return errorReply(workers.error());
    QJsonArray rows;
    for (const EnrolledWorker& worker : *workers) {
        rows.append(QJsonObject{{L("name"), worker.name},
                                {L("expires"), accessTimeText(worker.expires)},
                                {L("state"), enrolmentStateName(worker.state)}});
    }
    return okReply({{L("workers"), rows}});
}

QJsonObject EnrolmentCommands::revoke(const QJsonObject& request) {
    JsonFields fields(request);
    const QString name = fields.text(L("name"));
    if (const Status status = fields.status(); !status)
        return errorReply(status.error());
    auto terms = m_terms();
    if (!terms)
        return errorReply(terms.error());
    const Status revoked = Enrolments(m_queues, m_blobs, std::move(*terms), m_clock, m_random).revoke(name);
    return revoked ? okReply() : errorReply(revoked.error());
}

Result<ServiceEndpoint> endpointAt(const ServiceEndpoint& base, const QString& address) {
    const QUrl url(QStringLiteral("x://") + address, QUrl::StrictMode);
    const bool isBare = url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    if (!url.isValid() || url.host().isEmpty() || !isBare || url.port() == 0) {
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("'%1' is no address; give HOST or HOST:PORT, an IPv6 address in brackets.").arg(address));
    }
    ServiceEndpoint endpoint = base;
    endpoint.host = url.host();
    endpoint.port = static_cast<quint16>(url.port(base.port));
    return endpoint;
}

} // namespace gleaner
