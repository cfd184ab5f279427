#include "head_node/safety/certificate_files.h"

#include "head_node/safety/private_file.h"

#include <QFile>

namespace gleaner {

Result<CertificatePair> readCertificatePair(const QString& certificateFile, const QString& keyFile) {
    auto certificate = readSmallFile(certificateFile);
    if (!certificate)
        return failure(std::move(certificate.error()));
    auto key = readSmallFile(keyFile);
    if (!key)
        return failure(std::move(key.error()));
    CertificatePair pair{std::move(*certificate), std::move(*key)};
    if (const auto checked = checkCertificatePair(pair); !checked) {
        return failure(checked.error().code,
                       QStringLiteral("%1 with %2: %3").arg(certificateFile, keyFile, checked.error().message));
    }
    return pair;
}

Result<CertificatePair> ownCertificatePair(const QString& certificateFile, const QString& keyFile,
                                           const CertificateRequest& request, RandomSource& random) {
    if (QFile::exists(certificateFile))
        return readCertificatePair(certificateFile, keyFile);
    auto made = makeCertificate(request, random);
    if (!made)
        return made;
    // The certificate last: without it nobody has seen the key, which the next start may then replace.
    if (auto written = writePrivateFile(keyFile, made->key); !written)
        return failure(std::move(written.error()));
    if (auto written = writePrivateFile(certificateFile, made->certificate); !written)
        return failure(std::move(written.error()));
    return made;
}

Result<SigningKey> ownSigningKey(const QString& keyFile, RandomSource& random) {
    if (!QFile::exists(keyFile)) {
        SigningKey made = SigningKey::make(random);
        if (auto written = writePrivateFile(keyFile, made.seed().toBase64() + '\n'); !written)
            return failure(std::move(written.error()));
        return made;
    }
    auto text = readSmallFile(keyFile);
    if (!text)
        return failure(std::move(text.error()));
    const auto seed = QByteArray::fromBase64Encoding(text->trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!seed || seed.decoded.size() != SigningKey::kSeedBytes) {
        return failure(ErrorCode::Malformed,
                       QStringLiteral("%1 is damaged; bring it back from a copy, or remove it and enrol every worker "
                                      "anew.")
                           .arg(keyFile));
    }
    return SigningKey::fromSeed(seed.decoded);
}

} // namespace gleaner
