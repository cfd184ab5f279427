// Where a head's certificate and signing key lie, and how they come there at the first start. Thread: any.
#pragma once

#include "head_node/safety/certificate_maker.h"
#include "head_node/safety/signing_key.h"

namespace gleaner {

/// How long a certificate that the head makes is good for.
inline constexpr std::chrono::days kCertificateLife{20 * 365};

/// A certificate that somebody gave us. Errors: NotFound, Refused, InvalidArgument (see checkCertificatePair()).
[[nodiscard]] Result<CertificatePair> readCertificatePair(const QString& certificateFile, const QString& keyFile);

/// The head's own: what is in the files, or, when there is no certificate, what `request` asks for; then it is written
/// there, the key for its owner only. Errors: as above, DiskFull.
[[nodiscard]] Result<CertificatePair> ownCertificatePair(const QString& certificateFile, const QString& keyFile,
                                                         const CertificateRequest& request, RandomSource& random);

/// The head's own, made at the first start. Errors: Malformed (the file is damaged), Refused, DiskFull.
[[nodiscard]] Result<SigningKey> ownSigningKey(const QString& keyFile, RandomSource& random);

} // namespace gleaner
