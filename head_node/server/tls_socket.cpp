#include "head_node/server/tls_socket.h"

#include "head_node/server/qt_http_socket.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace gleaner {

namespace {

/// A connection counts what it has not sent. QSslSocket counts up to the encryption only, so that without this a client
/// that takes nothing would fill our memory.
class TlsSocket final : public QSslSocket {
public:
    [[nodiscard]] qint64 bytesToWrite() const override { return QSslSocket::bytesToWrite() + encryptedBytesToWrite(); }
};

std::unique_ptr<QTcpSocket> makeTlsSocket(qintptr descriptor, const QSslConfiguration& configuration) {
    auto socket = std::make_unique<TlsSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return nullptr;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSslConfiguration(configuration);
    QObject::connect(socket.get(), &QSslSocket::encryptedBytesWritten, socket.get(), &QIODevice::bytesWritten);
    socket->startServerEncryption();
    return socket;
}

QSslKey keyFrom(const QByteArray& pem) {
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

Result<TlsIdentity> makeTlsIdentity(const QByteArray& certificate, const QByteArray& key) {
    if (!QSslSocket::supportsSsl()) {
        return failure(
            ErrorCode::Unavailable,
            QStringLiteral("This computer has no TLS library that fits (%1); install it (libssl3 on Debian), "
                           "or serve without TLS.")
                .arg(QSslSocket::sslLibraryBuildVersionString()));
    }
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificate, QSsl::Pem);
    const QSslKey privateKey = keyFrom(key);
    if (chain.isEmpty() || privateKey.isNull()) {
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The TLS library cannot use this certificate and its key; give both as PEM, with "
                                      "an RSA or elliptic-curve key and no password."));
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(privateKey);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients prove themselves request by request
    configuration.setCaCertificates({});                     // else every connection would look at all authorities
    const auto make = [configuration](qintptr descriptor) { return makeTlsSocket(descriptor, configuration); };
    return TlsIdentity{qtSocketFactory(make, true), CertificateFingerprint::ofCertificate(chain.front().toDer()),
                       TimePoint(Milliseconds(chain.front().expiryDate().toMSecsSinceEpoch()))};
}

} // namespace gleaner
