#include "head_node/safety/certificate_maker.h"

#include "tests/support/application_environment.h"
#include "tests/support/code_of.h"
#include "tests/support/seeded_random.h"

#include <QDateTime>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

constexpr TimePoint kNow{1'767'225'600'000ms}; // 2026-01-01

CertificateRequest request() {
    return {QStringLiteral("Gleaner head on pc-17"),
            {QStringLiteral("pc-17"), QStringLiteral("localhost")},
            {QByteArray::fromHex("c0a8010a"), QByteArray(15, '\0') + '\1'},
            kNow,
            kNow + std::chrono::days(20 * 365)};
}

CertificatePair made(std::uint64_t seed = 1) {
    SeededRandom random(seed);
    return makeCertificate(request(), random).value();
}

TEST(CertificateMaker, TheCertificateSaysWhatWasAsked) {
    const auto certificates = QSslCertificate::fromData(made().certificate);
    ASSERT_EQ(certificates.size(), 1);
    const QSslCertificate& certificate = certificates.front();
    EXPECT_EQ(certificate.subjectInfo(QSslCertificate::CommonName).value(0), u"Gleaner head on pc-17");
    EXPECT_EQ(certificate.effectiveDate().toMSecsSinceEpoch(), kNow.time_since_epoch().count());
    EXPECT_EQ(certificate.expiryDate().date().year(), 2045);
    const auto names = certificate.subjectAlternativeNames();
    EXPECT_EQ(names.values(QSsl::DnsEntry).size(), 2);
    EXPECT_TRUE(names.values(QSsl::DnsEntry).contains(QStringLiteral("pc-17")));
    EXPECT_TRUE(names.values(QSsl::IpAddressEntry).contains(QStringLiteral("192.168.1.10")));
    EXPECT_EQ(names.values(QSsl::IpAddressEntry).size(), 2);
    EXPECT_TRUE(certificate.isSelfSigned());
    EXPECT_EQ(certificate.publicKey().algorithm(), QSsl::Ec);
}

TEST(CertificateMaker, TheKeyIsReadBackAndBelongsToIt) {
    const CertificatePair pair = made();
    const QSslKey key(pair.key, QSsl::Ec, QSsl::Pem);
    EXPECT_FALSE(key.isNull());
    EXPECT_EQ(key.length(), 256);
    EXPECT_TRUE(checkCertificatePair(pair));
}

TEST(CertificateMaker, EveryCertificateIsAnother) {
    EXPECT_NE(made(1).key, made(2).key);
    EXPECT_NE(made(1).certificate, made(2).certificate);
}

TEST(CertificateMaker, WhatDoesNotBelongTogetherIsRefused) {
    const auto refused = [](const CertificatePair& pair) {
        const auto checked = checkCertificatePair(pair);
        EXPECT_EQ(codeOf(checked), ErrorCode::InvalidArgument);
        return checked ? QString() : checked.error().message;
    };
    EXPECT_TRUE(refused({made(1).certificate, made(2).key}).contains(u"does not belong"));
    EXPECT_TRUE(refused({"nothing", made().key}).contains(u"certificate is not PEM"));
    EXPECT_TRUE(refused({made().certificate, "nothing"}).contains(u"key is not PEM"));
    EXPECT_TRUE(refused({made().key, made().certificate}).contains(u"certificate is not PEM"));
    EXPECT_TRUE(refused({made().certificate, made().key.replace("-----\n", "-----\nProc-Type: 4,ENCRYPTED\n")})
                    .contains(u"key"));
}

TEST(CertificateMaker, WhatCannotStandInACertificateIsRefused) {
    SeededRandom random(1);
    const auto refused = [&random](const std::function<void(CertificateRequest&)>& spoil) {
        CertificateRequest spoilt = request();
        spoil(spoilt);
        return codeOf(makeCertificate(spoilt, random)) == ErrorCode::InvalidArgument;
    };
    EXPECT_TRUE(refused([](auto& spoilt) { spoilt.name.clear(); }));
    EXPECT_TRUE(refused([](auto& spoilt) { spoilt.name = QStringLiteral("a,O=b"); }));
    EXPECT_TRUE(refused([](auto& spoilt) { spoilt.name = QString(65, u'a'); }));
    EXPECT_TRUE(refused([](auto& spoilt) { spoilt.hostNames.append(QStringLiteral("b\u00fcro")); }));
    EXPECT_TRUE(refused([](auto& spoilt) { spoilt.hostNames.fill(QStringLiteral("a"), 101); }));
    EXPECT_TRUE(refused([](auto& spoilt) { spoilt.addresses.push_back("12345"); }));
    EXPECT_TRUE(refused([](auto& spoilt) { spoilt.to = spoilt.from; }));
}

TEST(CertificateMaker, AHundredLongNamesFit) {
    CertificateRequest many = request();
    many.hostNames.fill(QString(200, u'a'), 100);
    SeededRandom random(1);
    EXPECT_TRUE(makeCertificate(many, random));
}

} // namespace
} // namespace gleaner
