#include "common/client/enrolment.h"

#include "common/queue/sharded_queue.h"
#include "common/rest/request_signer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gleaner {

namespace {

using L = QLatin1String;

/// With shares, which a reader of version 1 would overlook; everything else is written as version 1.
constexpr int kVersionWithShares = 2;
constexpr int kFormatVersion = 1;
constexpr qsizetype kHeadKeyBytes = 32;
constexpr qsizetype kCheckBytes = 8; ///< of SHA-256, behind the JSON in a line
const QString kLineStart = QStringLiteral("gleaner1:");

tl::unexpected<Error> wrong(const QString& what) {
    return failure(ErrorCode::Malformed,
                   QStringLiteral("The enrolment %1. Copy all of it, or ask for a new one.").arg(what));
}

tl::unexpected<Error> wrongField(const char* field) {
    return wrong(QStringLiteral("is damaged at \"%1\"").arg(L(field)));
}

void insertResource(QJsonObject& into, const char* key, const OpenedResource& resource) {
    if (resource.isThere())
        into.insert(L(key), QJsonObject{{L("name"), resource.name}, {L("token"), QString::fromLatin1(resource.token)}});
}

QJsonArray addressesToJson(const std::vector<ServiceEndpoint>& addresses) {
    QJsonArray texts;
    for (const ServiceEndpoint& address : addresses)
        texts.append(toString(address));
    return texts;
}

QJsonObject shareToJson(const EnrolledShare& share) {
    QJsonObject json{{L("account"), share.account},
                     {L("queue_addresses"), addressesToJson(share.addresses)},
                     {L("suffix"), share.suffix},
                     {L("work"), QString::fromLatin1(share.work)},
                     {L("answers"), QString::fromLatin1(share.answers)}};
    if (!share.heartbeats.isEmpty())
        json.insert(L("heartbeats"), QString::fromLatin1(share.heartbeats));
    if (!share.addresses.empty() && !share.addresses.front().fingerprint.isEmpty())
        json.insert(L("certificate_fingerprint"), share.addresses.front().fingerprint.toString());
    return json;
}

/// Reads fields one after the other and keeps the first error.
class Reader {
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) {}

    [[nodiscard]] QString text(const char* key) {
        const QJsonValue value = m_object.value(L(key));
        if (!value.isString())
            complain(key);
        return value.toString();
    }
    [[nodiscard]] CertificateFingerprint fingerprint(const char* key) {
        if (!m_object.contains(L(key)))
            return {};
        const auto read = CertificateFingerprint::parse(text(key));
        if (!read)
            complain(key);
        return read.value_or(CertificateFingerprint());
    }
    [[nodiscard]] QByteArray bytes(const char* key, qsizetype size) {
        const auto read = QByteArray::fromBase64Encoding(text(key).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!read || read.decoded.size() != size)
            complain(key);
        return read.decoded;
    }
    [[nodiscard]] std::vector<ServiceEndpoint> addresses(const char* key, const CertificateFingerprint& fingerprint) {
        const QJsonArray texts = m_object.value(L(key)).toArray();
        std::vector<ServiceEndpoint> all;
        for (const QJsonValue& each : texts) {
            auto address = parseServiceEndpoint(each.toString(), L(key));
            if (!address || (!all.empty() && address->path != all.front().path)) {
                complain(key);
                return {};
            }
            if (!address->tls && !fingerprint.isEmpty()) {
                complainOfPlain(key);
                return {};
            }
            address->fingerprint = fingerprint;
            all.push_back(std::move(*address));
        }
        if (texts.size() > kMaxEnrolmentAddresses)
            complain(key);
        return all;
    }
    [[nodiscard]] OpenedResource resource(const char* group, const char* key, bool isNeeded) {
        const QJsonObject object = m_object.value(L(group)).toObject().value(L(key)).toObject();
        if (object.isEmpty() && !isNeeded)
            return {};
        OpenedResource read{object.value(L("name")).toString(), object.value(L("token")).toString().toLatin1()};
        if (read.name.isEmpty() || !SasSigner::make(read.token))
            complain(key);
        return read;
    }
    [[nodiscard]] QByteArray token(const char* key, bool isNeeded) {
        const QByteArray read = m_object.value(L(key)).toString().toLatin1();
        if ((isNeeded || !read.isEmpty()) && !SasSigner::make(read))
            complain(key);
        return read;
    }
    [[nodiscard]] std::vector<EnrolledShare> shares(const char* key) {
        std::vector<EnrolledShare> all;
        for (const auto& each : m_object.value(L(key)).toArray()) {
            Reader reader(each.toObject());
            EnrolledShare share;
            share.account = reader.text("account");
            share.addresses = reader.addresses("queue_addresses", reader.fingerprint("certificate_fingerprint"));
            share.suffix = reader.text("suffix");
            share.work = reader.token("work", true);
            share.answers = reader.token("answers", true);
            share.heartbeats = reader.token("heartbeats", false);
            if (share.addresses.empty())
                reader.complain("queue_addresses");
            if (m_status && !reader.status())
                m_status = reader.status();
            all.push_back(std::move(share));
        }
        if (all.empty() || all.size() >= kMaxShards)
            complain(key);
        return all;
    }
    /// Whoever answers at a plain address has not shown the certificate, and would be sent tokens and answers.
    void complainOfPlain(const char* key) {
        if (m_status)
            m_status = wrong(QStringLiteral("names a certificate, but an address in \"%1\" is plain http:// and would "
                                            "be used without it")
                                 .arg(L(key)));
    }
    void complain(const char* key) {
        if (m_status)
            m_status = wrongField(key);
    }
    [[nodiscard]] const Status& status() const { return m_status; }

private:
    QJsonObject m_object;
    Status m_status;
};

QByteArray checkOf(const QByteArray& json) {
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256).first(kCheckBytes);
}

} // namespace

QByteArray enrolmentToJson(const Enrolment& enrolment) {
    QJsonObject queues;
    insertResource(queues, "work", enrolment.work);
    insertResource(queues, "answers", enrolment.answers);
    insertResource(queues, "heartbeats", enrolment.heartbeats);
    QJsonObject containers;
    insertResource(containers, "inputs", enrolment.inputs);
    insertResource(containers, "answers", enrolment.largeAnswers);
    QJsonObject json{{L("gleaner_enrolment"), enrolment.more.empty() ? kFormatVersion : kVersionWithShares},
                     {L("name"), enrolment.name},
                     {L("expires"), enrolment.expires},
                     {L("account"), enrolment.account},
                     {L("head_key"), QString::fromLatin1(enrolment.headKey.toBase64())},
                     {L("queue_addresses"), addressesToJson(enrolment.queueAddresses)},
                     {L("blob_addresses"), addressesToJson(enrolment.blobAddresses)},
                     {L("queues"), queues},
                     {L("containers"), containers}};
    const auto& addresses = enrolment.queueAddresses;
    if (!addresses.empty() && !addresses.front().fingerprint.isEmpty())
        json.insert(L("certificate_fingerprint"), addresses.front().fingerprint.toString());
    if (!enrolment.tag.isEmpty())
        json.insert(L("tag"), QString::fromLatin1(enrolment.tag));
    QJsonArray more;
    for (const EnrolledShare& share : enrolment.more)
        more.append(shareToJson(share));
    if (!more.isEmpty())
        json.insert(L("more_queues"), more);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<Enrolment> enrolmentFromJson(const QByteArray& json) {
    if (json.size() > kMaxEnrolmentBytes)
        return failure(ErrorCode::TooLarge, QStringLiteral("An enrolment has at most 64 KiB; this is something else."));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonValue version = object.value(L("gleaner_enrolment"));
    if (!version.isDouble())
        return wrong(QStringLiteral("is not one"));
    if (version.toInt() != kFormatVersion && version.toInt() != kVersionWithShares)
        return wrong(QStringLiteral("is of a later version of Gleaner; update this PC"));
    Reader reader(object);
    Enrolment read;
    read.name = reader.text("name");
    read.expires = reader.text("expires");
    read.account = reader.text("account");
    read.headKey = reader.bytes("head_key", kHeadKeyBytes);
    const CertificateFingerprint fingerprint = reader.fingerprint("certificate_fingerprint");
    read.queueAddresses = reader.addresses("queue_addresses", fingerprint);
    read.blobAddresses = reader.addresses("blob_addresses", fingerprint);
    read.work = reader.resource("queues", "work", true);
    read.answers = reader.resource("queues", "answers", true);
    read.heartbeats = reader.resource("queues", "heartbeats", false);
    read.inputs = reader.resource("containers", "inputs", false);
    read.largeAnswers = reader.resource("containers", "answers", false);
    read.tag = object.value(L("tag")).toString().toLatin1();
    if (version.toInt() == kVersionWithShares)
        read.more = reader.shares("more_queues");
    if (read.queueAddresses.empty())
        reader.complain("queue_addresses");
    return reader.status().map([&read] { return std::move(read); });
}

QString enrolmentToLine(const Enrolment& enrolment) {
    const QByteArray json = enrolmentToJson(enrolment);
    const QByteArray whole = json + checkOf(json);
    return kLineStart +
           QString::fromLatin1(whole.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<Enrolment> enrolmentFromLine(const QString& line) {
    QString text = line;
    text.removeIf([](QChar c) { return c.isSpace(); });
    if (text.size() > 2 * kMaxEnrolmentBytes)
        return failure(ErrorCode::TooLarge, QStringLiteral("An enrolment is shorter; this is something else."));
    if (!text.startsWith(kLineStart))
        return wrong(QStringLiteral("does not begin with %1").arg(kLineStart));
    const auto whole =
        QByteArray::fromBase64Encoding(text.sliced(kLineStart.size()).toLatin1(),
                                       QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray json = whole.decoded.chopped(std::min(whole.decoded.size(), kCheckBytes));
    if (!whole || whole.decoded.size() <= kCheckBytes || whole.decoded.last(kCheckBytes) != checkOf(json))
        return wrong(QStringLiteral("is not complete: a part of the line is missing or changed"));
    return enrolmentFromJson(json);
}

Result<Enrolment> readEnrolment(const QString& file) {
    if (file.trimmed().startsWith(kLineStart)) {
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("Every user of this PC can read a command line, and an enrolment is a secret: put "
                           "the line into a file that only you can read and name that, or give - and paste "
                           "the line on standard input. Whoever may have read it already is shut out by "
                           "'gleaner worker revoke' and a new enrolment."));
    }
    const bool isStandardInput = file == QStringLiteral("-");
    QFile source(file);
    if (!(isStandardInput ? source.open(stdin, QIODevice::ReadOnly) : source.open(QIODevice::ReadOnly))) {
        return failure(
            source.exists() ? ErrorCode::Refused : ErrorCode::NotFound,
            QStringLiteral("The enrolment %1 cannot be read: %2. Name the file that 'gleaner worker enrol -o "
                           "FILE' wrote, or give - and paste its line on standard input.")
                .arg(file, source.errorString()));
    }
    QByteArray bytes;
    while (bytes.size() <= 2 * kMaxEnrolmentBytes) {
        const QByteArray more = source.read(kMaxEnrolmentBytes);
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (bytes.trimmed().startsWith(kLineStart.toLatin1()))
        return enrolmentFromLine(QString::fromLatin1(bytes));
    return enrolmentFromJson(bytes);
}

} // namespace gleaner
