#include "common/rest/certificate_fingerprint.h"

#include <QCryptographicHash>

namespace gleaner {

Result<CertificateFingerprint> CertificateFingerprint::parse(const QString& text) {
    const QByteArray digits = text.trimmed().toLatin1().replace(':', "").toLower();
    QByteArray bytes = QByteArray::fromHex(digits);
    if (bytes.size() != kBytes || bytes.toHex() != digits) { // fromHex skips what is no digit
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("A certificate's fingerprint is 64 hexadecimal digits of SHA-256, with or without "
                           "colons; copy all of it."));
    }
    return CertificateFingerprint(std::move(bytes));
}

CertificateFingerprint CertificateFingerprint::ofCertificate(const QByteArray& der) {
    return CertificateFingerprint(QCryptographicHash::hash(der, QCryptographicHash::Sha256));
}

} // namespace gleaner
