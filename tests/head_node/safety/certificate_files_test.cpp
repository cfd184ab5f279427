#include "head_node/safety/certificate_files.h"

#include "head_node/safety/private_file.h"
#include "tests/support/code_of.h"
#include "tests/support/seeded_random.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

class CertificateFiles : public testing::Test {
protected:
    QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    Result<CertificatePair> own(std::uint64_t seed) {
        SeededRandom random(seed);
        return ownCertificatePair(file("c.pem"), file("k.pem"),
                                  {QStringLiteral("head"), {}, {}, TimePoint(0ms), TimePoint(1'000'000ms)}, random);
    }
    void write(const char* name, const QByteArray& bytes) { ASSERT_TRUE(writePrivateFile(file(name), bytes)); }

    QTemporaryDir m_folder;
};

TEST_F(CertificateFiles, AreMadeOnceAndStay) {
    const auto first = own(1);
    ASSERT_TRUE(first);
    const auto second = own(2);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->certificate, first->certificate);
    EXPECT_EQ(second->key, first->key);
}

TEST_F(CertificateFiles, AKeyWithoutACertificateIsOfAStartThatWasCutShort) {
    write("k.pem", "half");
    EXPECT_TRUE(own(1));
}

TEST_F(CertificateFiles, ThatDoNotFitNameThemselves) {
    ASSERT_TRUE(own(1));
    write("k.pem", "damaged");
    const auto damaged = own(1);
    EXPECT_EQ(codeOf(damaged), ErrorCode::InvalidArgument);
    EXPECT_TRUE(damaged.error().message.contains(file("k.pem")));
    EXPECT_EQ(codeOf(readCertificatePair(file("c.pem"), file("none"))), ErrorCode::NotFound);
    write("k.pem", QByteArray(100'000, 'x'));
    EXPECT_EQ(codeOf(own(1)), ErrorCode::TooLarge);
}

TEST_F(CertificateFiles, TheSigningKeyIsMadeOnceAndStays) {
    SeededRandom random(1);
    const auto first = ownSigningKey(file("s"), random);
    ASSERT_TRUE(first);
    EXPECT_EQ(ownSigningKey(file("s"), random).value().publicKey(), first->publicKey());
    write("s", "bm90IDMyIGJ5dGVz");
    EXPECT_EQ(codeOf(ownSigningKey(file("s"), random)), ErrorCode::Malformed);
}

TEST_F(CertificateFiles, SecretsAreForTheirOwnerOnly) {
    QFile old(file("k.pem"));
    ASSERT_TRUE(old.open(QIODevice::WriteOnly)); // was readable by all
    old.close();
    ASSERT_TRUE(own(1));
    SeededRandom random(1);
    ASSERT_TRUE(ownSigningKey(file("s"), random));
#ifndef Q_OS_WIN // there the folder's rights are the file's
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const char* name : {"k.pem", "s"})
        EXPECT_FALSE(QFile::permissions(file(name)) & others) << name;
#endif
    EXPECT_FALSE(QFile::exists(file("k.pem.new")));
}

TEST_F(CertificateFiles, WhatCannotBeWrittenSaysSo) {
    const auto written = writePrivateFile(file("no/such/folder"), "x");
    EXPECT_EQ(codeOf(written), ErrorCode::DiskFull);
    EXPECT_TRUE(written.error().message.contains(QStringLiteral("no/such/folder")));
}

} // namespace
} // namespace gleaner
