#include "head_node/safety/signing_key.h"

#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// RFC 8032, 7.1, "TEST 1" and "TEST 2".
struct Vector {
    const char* seed;
    const char* publicKey;
    const char* message;
    const char* signature;
};
constexpr Vector kVectors[] = {{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39"
                                "701cf9b46bd25bf5f0595bbe2465"
                                "5141438e7a100b"},
                               {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f36"
                                "13d0f11d8c387b2eaeb4302aeeb0"
                                "0d291612bb0c00"}};

TEST(SigningKey, SignsAsTheStandardsExamplesDo) {
    for (const Vector& vector : kVectors) {
        const SigningKey key = SigningKey::fromSeed(QByteArray::fromHex(vector.seed));
        const QByteArray message = QByteArray::fromHex(vector.message);
        EXPECT_EQ(key.publicKey().toHex(), vector.publicKey);
        EXPECT_EQ(key.sign(message).toHex(), vector.signature);
        EXPECT_TRUE(isSignedWith(key.publicKey(), message, key.sign(message)));
    }
}

TEST(SigningKey, AnotherMessageKeyOrSignatureIsNoProof) {
    SeededRandom random(7);
    const SigningKey key = SigningKey::make(random);
    const SigningKey other = SigningKey::make(random);
    const QByteArray signature = key.sign("message");
    EXPECT_FALSE(isSignedWith(key.publicKey(), "massage", signature));
    EXPECT_FALSE(isSignedWith(other.publicKey(), "message", signature));
    EXPECT_FALSE(isSignedWith(key.publicKey(), "message", other.sign("message")));
    EXPECT_FALSE(isSignedWith(key.publicKey().chopped(1), "message", signature));
    EXPECT_FALSE(isSignedWith(key.publicKey(), "message", signature.chopped(1)));
    EXPECT_FALSE(isSignedWith({}, {}, {}));
}

TEST(SigningKey, ComesBackFromItsSeed) {
    SeededRandom random(8);
    const SigningKey key = SigningKey::make(random);
    EXPECT_EQ(key.seed().size(), SigningKey::kSeedBytes);
    EXPECT_EQ(SigningKey::fromSeed(key.seed()).publicKey(), key.publicKey());
}

} // namespace
} // namespace gleaner
