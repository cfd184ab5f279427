#include "head_node/settings/probe_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

namespace gleaner {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("ConnectionTest", text);
}

QString rightName(QChar letter) {
    switch (letter.unicode()) {
    case u'r':
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "read (r)"));
    case u'a':
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "add (a)"));
    case u'u':
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "update (u)"));
    case u'w':
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "write (w)"));
    case u'd':
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "delete (d)"));
    case u'l':
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "list (l)"));
    default:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "process (p)"));
    }
}

QString wordsForRights(const ProbeReport& report) {
    if (report.missingRights.isEmpty())
        return say(QT_TRANSLATE_NOOP(
                       "ConnectionTest",
                       "%1 knows who asks, but does not allow it: %2 Use a connection string with the "
                       "account's key, or a signature for all queues and blobs with the rights rwdlacup."))
            .arg(report.endpoint, report.detail);
    QStringList names;
    for (const QChar letter : report.missingRights)
        names += rightName(letter);
    return say(QT_TRANSLATE_NOOP("ConnectionTest",
                                 "The shared access signature lacks rights that a head needs: %1. Ask "
                                 "for one with the rights rwdlacup."))
        .arg(names.join(QStringLiteral(", ")));
}

QString wordsForClock(const ProbeReport& report) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(report.clockAhead)).count();
    return report.clockAhead.count() > 0
               ? say(QT_TRANSLATE_NOOP("ConnectionTest",
                                       "This PC's clock is %1 minutes late: set it, although the head "
                                       "makes up for it."))
                     .arg(minutes)
               : say(QT_TRANSLATE_NOOP("ConnectionTest",
                                       "This PC's clock is %1 minutes early: set it, although the head "
                                       "makes up for it."))
                     .arg(minutes);
}

QString wordsForWorking(const ProbeReport& report) {
    QStringList sentences{say(QT_TRANSLATE_NOOP("ConnectionTest", "It works: %1 answers in %2 ms."))
                              .arg(report.endpoint)
                              .arg(std::max<qint64>(1, report.latency.count()))};
    sentences += report.isKnown
                     ? say(QT_TRANSLATE_NOOP("ConnectionTest", "A head's queues are there."))
                     : say(QT_TRANSLATE_NOOP("ConnectionTest", "The queues will be made when the head starts."));
    if (report.clockAhead.count() != 0)
        sentences += wordsForClock(report);
    return sentences.join(QLatin1Char(' '));
}

QString host(const ProbeReport& report) {
    return QUrl(report.endpoint).host();
}

QString wordsForProxy(const ProbeReport& report) {
    if (report.outcome == ProbeOutcome::ProxyWantsLogin)
        return say(QT_TRANSLATE_NOOP("ConnectionTest",
                                     "The proxy %1 of this PC's settings wants a name and a password, and has not got "
                                     "the right ones. Write them into the proxy's address in the system's settings, or "
                                     "ask your administrator to let %2 through without."))
            .arg(report.proxy, report.endpoint);
    return say(QT_TRANSLATE_NOOP("ConnectionTest", "The proxy %1 of this PC's settings does not let the request "
                                                   "through: %2 Check the proxy in the system's settings."))
        .arg(report.proxy, report.detail);
}

QString wordsForTheWay(const ProbeReport& report) {
    switch (report.outcome) {
    case ProbeOutcome::NameNotFound:
        return say(QT_TRANSLATE_NOOP("ConnectionTest",
                                     "Nobody knows a host named %1. Check the account's name or the address in the "
                                     "connection string, and that this PC is connected to the network."))
            .arg(host(report));
    case ProbeOutcome::NobodyListens:
        return (report.service == ProbedService::Queues
                    ? say(QT_TRANSLATE_NOOP("ConnectionTest",
                                            "%1 refuses the connection: nothing serves queues there. Check "
                                            "address and port, and that the service has been started."))
                    : say(QT_TRANSLATE_NOOP("ConnectionTest",
                                            "%1 refuses the connection: nothing serves blobs there. Check "
                                            "address and port, and that the service has been started.")))
            .arg(report.endpoint);
    case ProbeOutcome::NoAnswer:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "%1 does not answer in time. Check address and port; often a "
                                                       "firewall on the way lets nothing through."))
            .arg(report.endpoint);
    case ProbeOutcome::ProxyFailed:
    case ProbeOutcome::ProxyWantsLogin:
        return wordsForProxy(report);
    case ProbeOutcome::NotTrusted:
        return say(QT_TRANSLATE_NOOP(
                       "ConnectionTest",
                       "%1 cannot prove who it is: this PC trusts nobody who vouches for its certificate. "
                       "Where it is a head's own, add its CertificateFingerprint to the connection string."))
            .arg(report.endpoint);
    case ProbeOutcome::OtherCertificate:
        return say(QT_TRANSLATE_NOOP(
                       "ConnectionTest",
                       "%1 shows another certificate than the connection string's CertificateFingerprint. "
                       "Ask for a new connection string; if nobody knows of a new certificate, tell your "
                       "administrator."))
            .arg(report.endpoint);
    case ProbeOutcome::NoTlsHere:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "%1 needs encryption, and this PC has no library for it: %2"))
            .arg(report.endpoint, report.detail);
    default:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "It did not work: %1")).arg(report.detail);
    }
}

} // namespace

QString wordsFor(const ProbeReport& report) {
    switch (report.outcome) {
    case ProbeOutcome::Works:
        return wordsForWorking(report);
    case ProbeOutcome::NotTheService:
        return (report.service == ProbedService::Queues
                    ? say(QT_TRANSLATE_NOOP("ConnectionTest",
                                            "Something answers at %1, but it is no queue service (%2). Check "
                                            "the port and what follows it."))
                    : say(QT_TRANSLATE_NOOP("ConnectionTest",
                                            "Something answers at %1, but it is no blob service (%2). Check "
                                            "the port and what follows it.")))
            .arg(report.endpoint, report.detail);
    case ProbeOutcome::WrongKey:
        return say(QT_TRANSLATE_NOOP(
                       "ConnectionTest",
                       "%1 answers, but account and key do not fit. Copy the whole connection string anew; "
                       "the key may have been changed, or the signature withdrawn."))
            .arg(report.endpoint);
    case ProbeOutcome::TokenExpired:
        return say(QT_TRANSLATE_NOOP("ConnectionTest",
                                     "The shared access signature was good until %1. Ask for a new one."))
            .arg(report.detail);
    case ProbeOutcome::TokenNotYet:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "The shared access signature is good from %1 on, and not yet. "
                                                       "Wait until then, or ask for another one."))
            .arg(report.detail);
    case ProbeOutcome::NoPermission:
        return wordsForRights(report);
    case ProbeOutcome::ServerTrouble:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "%1 is there, but cannot serve at present: %2 Try again later."))
            .arg(report.endpoint, report.detail);
    case ProbeOutcome::CalledOff:
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "Cancelled."));
    case ProbeOutcome::NameNotFound:
    case ProbeOutcome::NobodyListens:
    case ProbeOutcome::NoAnswer:
    case ProbeOutcome::ProxyFailed:
    case ProbeOutcome::ProxyWantsLogin:
    case ProbeOutcome::NotTrusted:
    case ProbeOutcome::OtherCertificate:
    case ProbeOutcome::NoTlsHere:
    case ProbeOutcome::Lost:
        return wordsForTheWay(report);
    }
    Q_UNREACHABLE();
}

QString wordsForBlobs(const std::optional<ProbeReport>& blobs) {
    if (!blobs)
        return say(QT_TRANSLATE_NOOP("ConnectionTest",
                                     "It does not say where blobs are (BlobEndpoint): jobs wait whose chunks or "
                                     "answers are larger than a message."));
    if (blobs->outcome == ProbeOutcome::Works)
        return say(QT_TRANSLATE_NOOP("ConnectionTest", "What is larger than a message goes to %1, which answers too."))
            .arg(blobs->endpoint);
    if (blobs->outcome == ProbeOutcome::CalledOff)
        return wordsFor(*blobs);
    return say(QT_TRANSLATE_NOOP("ConnectionTest", "But what is larger than a message has no place: %1"))
        .arg(wordsFor(*blobs));
}

} // namespace gleaner
