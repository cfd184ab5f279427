#include "head_node/host/tls_setup.h"

#include "head_node/safety/certificate_files.h"

#include <QHostInfo>
#include <QNetworkInterface>
#include <QSysInfo>

#include <algorithm>

namespace gleaner {

namespace {

constexpr qsizetype kMostAddresses = 50;
constexpr qsizetype kMostNameCharacters = 64;
/// A certificate is good from before it was made, for PCs whose clocks are late.
constexpr std::chrono::days kEarlier{1};

/// Only what may stand in a certificate.
QString plainName(QString name) {
    const auto mayStand = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'.';
    };
    name.removeIf([&mayStand](QChar c) { return !mayStand(c); });
    return name;
}

QByteArray bytesOf(const QHostAddress& address) {
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 number = address.toIPv4Address();
        QByteArray bytes;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.append(char((number >> shift) & 0xFF));
        return bytes;
    }
    const Q_IPV6ADDR six = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char*>(six.c), sizeof six.c);
}

} // namespace

QList<QHostAddress> networkAddressesOfThisPc() {
    QList<QHostAddress> addresses;
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback() && !address.isLinkLocal() && address.scopeId().isEmpty())
            addresses.append(address);
    }
    const auto isFour = [](const QHostAddress& address) { return address.protocol() == QAbstractSocket::IPv4Protocol; };
    std::ranges::stable_partition(addresses, isFour);
    return addresses.first(std::min(addresses.size(), kMostAddresses));
}

CertificateRequest certificateRequestOfThisPc(const QHostAddress& also, TimePoint now) {
    const QString host = plainName(QSysInfo::machineHostName());
    const QString domain = plainName(QHostInfo::localDomainName());
    CertificateRequest request;
    request.name = QStringLiteral("Gleaner head on %1").arg(host.isEmpty() ? QStringLiteral("this PC") : host);
    request.name.truncate(kMostNameCharacters);
    request.hostNames = {QStringLiteral("localhost")};
    if (!host.isEmpty() && host.size() <= kMostNameCharacters)
        request.hostNames.append(host);
    if (!host.isEmpty() && !domain.isEmpty() && host.size() + domain.size() <= 200)
        request.hostNames.append(host + QLatin1Char('.') + domain);
    QList<QHostAddress> addresses = networkAddressesOfThisPc();
    addresses << QHostAddress(QHostAddress::LocalHost) << QHostAddress(QHostAddress::LocalHostIPv6);
    if (!also.isNull() && !addresses.contains(also))
        addresses.append(also);
    for (const QHostAddress& address : std::as_const(addresses))
        request.addresses.push_back(bytesOf(address));
    request.from = now - kEarlier;
    request.to = now + kCertificateLife;
    return request;
}

Result<TlsIdentity> openTlsIdentity(const TlsOptions& options, const DataPaths& paths,
                                    const CertificateRequest& request, RandomSource& random) {
    const auto pair = options.certificateFile.isEmpty()
                          ? ownCertificatePair(paths.certificateFile(), paths.certificateKeyFile(), request, random)
                          : readCertificatePair(options.certificateFile, options.keyFile);
    if (!pair)
        return failure(pair.error());
    return makeTlsIdentity(pair->certificate, pair->key);
}

std::vector<ServiceEndpoint> reachableEndpoints(const ServiceEndpoint& endpoint, const QHostAddress& address) {
    const bool isAll =
        address == QHostAddress::Any || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
    std::vector<ServiceEndpoint> all;
    for (const QHostAddress& own : isAll ? networkAddressesOfThisPc() : QList<QHostAddress>()) {
        if (address == QHostAddress::AnyIPv4 && own.protocol() != QAbstractSocket::IPv4Protocol)
            continue;
        ServiceEndpoint reached = endpoint;
        reached.host = own.toString();
        all.push_back(std::move(reached));
    }
    if (all.empty())
        all.push_back(endpoint);
    return all;
}

} // namespace gleaner
