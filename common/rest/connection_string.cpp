#include "common/rest/connection_string.h"

#include <QUrl>

#include <algorithm>

namespace gleaner {

namespace {

constexpr quint16 kHttpPort = 80;
constexpr quint16 kHttpsPort = 443;
const QString kFingerprintSetting = QStringLiteral("CertificateFingerprint");
constexpr char16_t kDevelopmentQueues[] = u":10001/devstoreaccount1";
constexpr char16_t kDevelopmentBlobs[] = u":10000/devstoreaccount1";
const QString kBlobSetting = QStringLiteral("BlobEndpoint");

tl::unexpected<Error> wrong(const QString& what) {
    return failure(ErrorCode::InvalidArgument, QStringLiteral("The connection string %1.").arg(what));
}

bool isSecret(QStringView name) {
    return name.compare(u"AccountKey", Qt::CaseInsensitive) == 0 ||
           name.compare(u"SharedAccessSignature", Qt::CaseInsensitive) == 0;
}

QString joined(const std::vector<std::pair<QString, QString>>& settings, bool withSecrets) {
    QStringList parts;
    for (const auto& [name, value] : settings) {
        parts.append(name + u'=' + (withSecrets || !isSecret(name) ? value : QStringLiteral("hidden")));
    }
    return parts.join(u';');
}

} // namespace

QString toString(const ServiceEndpoint& endpoint) {
    QUrl url;
    url.setScheme(endpoint.tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(endpoint.host);
    if (endpoint.port != (endpoint.tls ? kHttpsPort : kHttpPort)) {
        url.setPort(endpoint.port);
    }
    return url.toString() + QString::fromUtf8(endpoint.path);
}

Result<ServiceEndpoint> parseServiceEndpoint(const QString& address, const QString& name) {
    const QUrl url(address, QUrl::StrictMode);
    const bool tls = url.scheme() == u"https";
    const bool complete = url.isValid() && (tls || url.scheme() == u"http") && !url.host().isEmpty();
    const bool bare = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
    if (!complete || !bare || url.port() == 0) {
        return wrong(QStringLiteral("needs an address such as http://host:10001/account as its %1, with nothing after "
                                    "the account")
                         .arg(name));
    }
    ServiceEndpoint endpoint;
    endpoint.tls = tls;
    endpoint.host = url.host();
    endpoint.port = quint16(url.port(tls ? kHttpsPort : kHttpPort));
    endpoint.path = url.path(QUrl::FullyEncoded).toLatin1();
    while (endpoint.path.endsWith('/')) {
        endpoint.path.chop(1);
    }
    return endpoint;
}

Result<ConnectionString> ConnectionString::parse(const QString& text) {
    ConnectionString parsed;
    return parsed.readSettings(text)
        .and_then([&parsed] { return parsed.readAccount(); })
        .and_then([&parsed] { return parsed.readQueueEndpoint(); })
        .and_then([&parsed] { return parsed.readBlobEndpoint(); })
        .and_then([&parsed] { return parsed.readFingerprint(); })
        .map([&parsed] { return std::move(parsed); });
}

ConnectionString ConnectionString::forQueues(const QString& account, const AccountKey& key,
                                             const ServiceEndpoint& queueEndpoint) {
    ConnectionString made;
    made.m_accountName = account;
    made.m_accountKey = key;
    made.m_queueEndpoint = queueEndpoint;
    made.m_settings = {
        {QStringLiteral("DefaultEndpointsProtocol"),
         queueEndpoint.tls ? QStringLiteral("https") : QStringLiteral("http")},
        {QStringLiteral("AccountName"), account},
        {QStringLiteral("AccountKey"), QString::fromLatin1(key.toBase64())},
        {QStringLiteral("QueueEndpoint"), gleaner::toString(queueEndpoint)},
    };
    if (!queueEndpoint.fingerprint.isEmpty())
        made.m_settings.emplace_back(kFingerprintSetting, queueEndpoint.fingerprint.toString());
    return made;
}

ConnectionString ConnectionString::withBlobs(const ServiceEndpoint& blobEndpoint) const {
    ConnectionString made = *this;
    std::erase_if(made.m_settings,
                  [](const auto& setting) { return setting.first.compare(kBlobSetting, Qt::CaseInsensitive) == 0; });
    made.m_settings.emplace_back(kBlobSetting, gleaner::toString(blobEndpoint));
    made.m_blobEndpoint = blobEndpoint;
    return made;
}

QString ConnectionString::toString() const {
    return joined(m_settings, true);
}

QString ConnectionString::toDisplayString() const {
    return joined(m_settings, false);
}

QString ConnectionString::setting(QStringView name) const {
    const auto found = std::ranges::find_if(
        m_settings, [name](const auto& setting) { return name.compare(setting.first, Qt::CaseInsensitive) == 0; });
    return found == m_settings.end() ? QString() : found->second;
}

Status ConnectionString::readSettings(const QString& text) {
    const QStringList parts = text.trimmed().split(u';');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString part = parts[i].trimmed();
        const qsizetype equals = part.indexOf(u'=');
        if (part.isEmpty()) {
            continue;
        }
        if (equals <= 0) {
            return wrong(
                QStringLiteral("must consist of Name=Value separated by ';', but part %1 does not").arg(i + 1));
        }
        const QString name = part.first(equals).trimmed();
        if (!setting(name).isNull()) {
            return wrong(QStringLiteral("has part %1 under a name that stands before it").arg(i + 1));
        }
        m_settings.emplace_back(name, part.sliced(equals + 1).trimmed());
    }
    return m_settings.empty() ? Status(wrong(QStringLiteral("is empty; copy all of it"))) : Status();
}

Status ConnectionString::readAccount() {
    if (setting(u"UseDevelopmentStorage").compare(u"true", Qt::CaseInsensitive) == 0) {
        m_accountName = QString::fromLatin1(kDevelopmentAccount);
        return AccountKey::fromBase64(kDevelopmentKey).map([this](AccountKey key) { m_accountKey = std::move(key); });
    }
    m_accountName = setting(u"AccountName");
    const QString key = setting(u"AccountKey");
    if (!key.isNull()) {
        if (m_accountName.isEmpty()) {
            return wrong(QStringLiteral("has an AccountKey but no AccountName"));
        }
        return AccountKey::fromBase64(key.toLatin1()).map([this](AccountKey read) { m_accountKey = std::move(read); });
    }
    if (setting(u"SharedAccessSignature").isEmpty()) {
        return wrong(QStringLiteral("has neither AccountKey nor SharedAccessSignature; copy all of it"));
    }
    return {};
}

/// Where the account has a service by its name; a null QString: the string does not say.
QString ConnectionString::usualAddress(QStringView service, QStringView development) const {
    if (setting(u"UseDevelopmentStorage").compare(u"true", Qt::CaseInsensitive) == 0) {
        const QString proxy = setting(u"DevelopmentStorageProxyUri");
        return (proxy.isNull() ? QStringLiteral("http://127.0.0.1") : proxy) + development;
    }
    const QString protocol = setting(u"DefaultEndpointsProtocol");
    const QString suffix = setting(u"EndpointSuffix");
    if (m_accountName.isEmpty()) {
        return {};
    }
    return QStringLiteral("%1://%2.%3.%4")
        .arg(protocol.isNull() ? QStringLiteral("https") : protocol, m_accountName, service.toString(),
             suffix.isNull() ? QStringLiteral("core.windows.net") : suffix);
}

Status ConnectionString::readQueueEndpoint() {
    const QString given = setting(u"QueueEndpoint");
    const QString address = given.isNull() ? usualAddress(u"queue", kDevelopmentQueues) : given;
    if (address.isNull()) {
        return wrong(QStringLiteral("has neither QueueEndpoint nor AccountName"));
    }
    return parseServiceEndpoint(address, QStringLiteral("QueueEndpoint")).map([this](ServiceEndpoint endpoint) {
        m_queueEndpoint = std::move(endpoint);
    });
}

Status ConnectionString::readBlobEndpoint() {
    QString address = setting(kBlobSetting);
    if (address.isNull() && setting(u"QueueEndpoint").isNull()) {
        address = usualAddress(u"blob", kDevelopmentBlobs);
    }
    if (address.isNull()) {
        return {};
    }
    return parseServiceEndpoint(address, kBlobSetting).map([this](ServiceEndpoint endpoint) {
        m_blobEndpoint = std::move(endpoint);
    });
}

Status ConnectionString::readFingerprint() {
    const QString text = setting(kFingerprintSetting);
    if (text.isNull())
        return {};
    if (!m_queueEndpoint.tls)
        return wrong(QStringLiteral("has a %1, but its address begins with http, not https").arg(kFingerprintSetting));
    if (m_blobEndpoint && !m_blobEndpoint->tls)
        return wrong(
            QStringLiteral("has a %1, but its %2 begins with http, not https").arg(kFingerprintSetting, kBlobSetting));
    return CertificateFingerprint::parse(text).map([this](CertificateFingerprint fingerprint) {
        if (m_blobEndpoint) {
            m_blobEndpoint->fingerprint = fingerprint;
        }
        m_queueEndpoint.fingerprint = std::move(fingerprint);
    });
}

} // namespace gleaner
