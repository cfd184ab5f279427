#include "head_node/host/enrolment_commands.h"

#include "common/socket/json_fields.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QSet>
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
    commands.add(QStringLiteral("worker-rename"), [this](const QJsonObject& request) { return rename(request); });
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
    if (isNew)
        (void)m_notes.book().noteEnrolled(name, m_clock.now()); // a full disk does not undo the enrolment
    return okReply({{L("enrolment"), QJsonDocument::fromJson(enrolmentToJson(*made)).object()},
                    {L("line"), enrolmentToLine(*made)},
                    {L("expires"), made->expires},
                    {L("warning"), warningAbout(*made)}});
}

Result<std::vector<EnrolledWorker>> EnrolmentCommands::enrolled() {
    auto terms = m_terms();
    if (!terms)
        return failure(terms.error());
    return Enrolments(m_queues, m_blobs, std::move(*terms), m_clock, m_random).list();
}

QJsonObject EnrolmentCommands::list() {
    const auto workers = enrolled();
    if (!workers)
        return errorReply(workers.error());
    m_notes.book().noteSeen(m_notes.fleet());
    QJsonArray rows;
    for (const EnrolledWorker& worker : *workers) {
        QJsonObject row{{L("name"), worker.name},
                        {L("expires"), accessTimeText(worker.expires)},
                        {L("state"), enrolmentStateName(worker.state)}};
        const WorkerNote note = m_notes.book().find(worker.name);
        if (!note.label.isEmpty())
            row.insert(L("label"), note.label);
        if (note.enrolled)
            row.insert(L("enrolled"), isoTime(*note.enrolled));
        if (note.lastSeen)
            row.insert(L("last_seen"), isoTime(*note.lastSeen));
        rows.append(row);
    }
    return okReply({{L("workers"), rows}});
}

/// Somebody who is enrolled or was heard of; a head that serves nobody has only the latter.
QJsonObject EnrolmentCommands::rename(const QJsonObject& request) {
    JsonFields fields(request);
    const QString name = fields.text(L("name"));
    const QString label = fields.text(L("label")).trimmed();
    if (const Status status = fields.status(); !status)
        return errorReply(status.error());
    QSet<QString> names;
    for (const FleetWorker& worker : m_notes.fleet())
        names.insert(workerNameIn(worker.worker.value()));
    if (const auto workers = enrolled()) {
        for (const EnrolledWorker& worker : *workers)
            names.insert(worker.name);
    }
    if (!names.contains(name))
        return errorReply({ErrorCode::NotFound,
                           QStringLiteral("There is no worker '%1'; 'gleaner fleet' and 'gleaner worker list' show "
                                          "who there is. Give the name it was enrolled by.")
                               .arg(name)});
    if (label != name && names.contains(label))
        return errorReply({ErrorCode::AlreadyExists,
                           QStringLiteral("There is a worker '%1' already; choose another name.").arg(label)});
    const Status renamed = m_notes.book().rename(name, label);
    return renamed ? okReply({{L("label"), m_notes.book().find(name).label}}) : errorReply(renamed.error());
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
    if (!revoked)
        return errorReply(revoked.error());
    (void)m_notes.book().forget(name);
    return okReply();
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
