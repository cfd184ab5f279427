// What a server shows of itself, without any connection.
#include "tests/head_node/server/test_identity.h"
#include "tests/support/code_of.h"

#include <QSslSocket>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(TlsIdentity, TheSystemCanDoTlsWithACertificateOfOurOwn) {
    ASSERT_TRUE(QSslSocket::supportsSsl());
    const TlsIdentity first = testIdentity(1);
    EXPECT_FALSE(first.fingerprint.isEmpty());
    EXPECT_NE(testIdentity(2).fingerprint, first.fingerprint);
    EXPECT_EQ(first.expires, TimePoint(Milliseconds(1'000)));
}

TEST(TlsIdentity, WhatIsNoCertificateIsRefused) {
    const CertificatePair pair = testCertificate();
    EXPECT_EQ(codeOf(makeTlsIdentity("x", pair.key).map([](auto) {})), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(makeTlsIdentity(pair.certificate, "x").map([](auto) {})), ErrorCode::InvalidArgument);
}

} // namespace
} // namespace gleaner
