// The head's signing key: by it a worker knows that what it is told to run comes from the head it was enrolled with.
// Ed25519 (RFC 8032). Hides libsodium. Values; any thread.
#pragma once

#include "common/base/random.h"

#include <QByteArray>

namespace gleaner {

class SigningKey {
public:
    static constexpr qsizetype kSeedBytes = 32;
    static constexpr qsizetype kPublicBytes = 32;
    static constexpr qsizetype kSignatureBytes = 64;

    [[nodiscard]] static SigningKey make(RandomSource& random);
    /// Bound: kSeedBytes.
    [[nodiscard]] static SigningKey fromSeed(const QByteArray& seed);

    /// What others check signatures with.
    [[nodiscard]] const QByteArray& publicKey() const { return m_public; }
    /// The secret itself, for a file that only its owner can read.
    [[nodiscard]] QByteArray seed() const { return m_secret.first(kSeedBytes); }
    /// kSignatureBytes.
    [[nodiscard]] QByteArray sign(const QByteArray& message) const;

private:
    SigningKey() = default;
    QByteArray m_public;
    QByteArray m_secret; ///< as libsodium has it: seed, then public key
};

/// False as well when key or signature has the wrong size.
[[nodiscard]] bool isSignedWith(const QByteArray& publicKey, const QByteArray& message, const QByteArray& signature);

} // namespace gleaner
