// Certificates for a head that has none of its own: self-signed, elliptic curve P-256, SHA-256. Hides mbedTLS.
// Pure, but for the chance given; any thread.
// Format: RFC 5280, PEM of RFC 7468; the key as RFC 5915 has it.
#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace gleaner {

/// A certificate (perhaps with its chain) and its private key, both PEM.
struct CertificatePair {
    QByteArray certificate;
    QByteArray key; ///< a secret
};

struct CertificateRequest {
    QString name;                      ///< shown to people; 1 to 64 letters, digits, spaces, '-', '.'
    QStringList hostNames;             ///< as subjectAltName; ASCII, at most 253 characters each, no more than 100
    std::vector<QByteArray> addresses; ///< as subjectAltName; 4 or 16 bytes each, no more than 100
    TimePoint from;
    TimePoint to;
};

/// Errors: InvalidArgument (outside the bounds above), Failed (mbedTLS says no).
[[nodiscard]] Result<CertificatePair> makeCertificate(const CertificateRequest& request, RandomSource& random);

/// Whether the two are well formed and belong together; RSA and elliptic curves. Errors: InvalidArgument, saying which
/// is wrong.
[[nodiscard]] Status checkCertificatePair(const CertificatePair& pair);

} // namespace gleaner
