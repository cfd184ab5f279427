#include "head_node/safety/signing_key.h"

#include <sodium.h>

namespace gleaner {

static_assert(SigningKey::kSeedBytes == crypto_sign_SEEDBYTES);
static_assert(SigningKey::kPublicBytes == crypto_sign_PUBLICKEYBYTES);
static_assert(SigningKey::kSignatureBytes == crypto_sign_BYTES);

namespace {

const unsigned char* bytesOf(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}
unsigned char* bytesOf(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
unsigned long long sizeOf(const QByteArray& bytes) {
    return static_cast<unsigned long long>(bytes.size());
}

} // namespace

SigningKey SigningKey::make(RandomSource& random) {
    QByteArray seed;
    while (seed.size() < kSeedBytes) {
        const std::uint64_t word = random.next();
        seed.append(reinterpret_cast<const char*>(&word), sizeof word);
    }
    return fromSeed(seed);
}

SigningKey SigningKey::fromSeed(const QByteArray& seed) {
    Q_ASSERT(seed.size() == kSeedBytes);
    SigningKey key;
    key.m_public.resize(kPublicBytes);
    key.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(bytesOf(key.m_public), bytesOf(key.m_secret), bytesOf(seed));
    return key;
}

QByteArray SigningKey::sign(const QByteArray& message) const {
    QByteArray signature(kSignatureBytes, '\0');
    crypto_sign_detached(bytesOf(signature), nullptr, bytesOf(message), sizeOf(message), bytesOf(m_secret));
    return signature;
}

bool isSignedWith(const QByteArray& publicKey, const QByteArray& message, const QByteArray& signature) {
    return publicKey.size() == SigningKey::kPublicBytes && signature.size() == SigningKey::kSignatureBytes &&
           crypto_sign_verify_detached(bytesOf(signature), bytesOf(message), sizeOf(message), bytesOf(publicKey)) == 0;
}

} // namespace gleaner
