// The fingerprint of a certificate: SHA-256 over its DER bytes. Whoever knows it beforehand (pins it) needs no
// authority to tell who the other side is. A value; any thread.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QString>

namespace gleaner {

class CertificateFingerprint {
public:
    static constexpr qsizetype kBytes = 32;

    /// No fingerprint: the system's authorities decide.
    CertificateFingerprint() = default;
    /// From "AB:CD:…" or "abcd…", 64 hexadecimal digits in all. Errors: InvalidArgument.
    [[nodiscard]] static Result<CertificateFingerprint> parse(const QString& text);
    [[nodiscard]] static CertificateFingerprint ofCertificate(const QByteArray& der);

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// "AB:CD:…", as openssl and browsers show it; empty when there is none.
    [[nodiscard]] QString toString() const { return QString::fromLatin1(m_bytes.toHex(':').toUpper()); }

    friend bool operator==(const CertificateFingerprint&, const CertificateFingerprint&) = default;

private:
    explicit CertificateFingerprint(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    QByteArray m_bytes; ///< none or kBytes
};

} // namespace gleaner
