#include "common/rest/sas.h"

#include "common/rest/connection_string.h"
#include "common/rest/shared_key.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

AccountKey key() {
    return AccountKey::fromBase64(kDevelopmentKey).value();
}

SasToken tokenOf(const QByteArray& query) {
    return parseSas(parseRequestTarget("/?" + query).value()).value();
}

std::string signatureOf(const QByteArray& text) {
    return sharedKeySignature(key(), text).toStdString();
}

// The tokens below were made by azure-storage-queue 12.6 and azure-storage-blob 12.15 for Python, with the emulators'
// public key.

TEST(Sas, AQueuesTokenOfTheOfficialSdkIsSignedAsOurs) {
    const SasToken token =
        tokenOf("st=2026-01-01T00%3A00%3A00Z&se=2026-12-31T23%3A59%3A59Z&sp=raup&sip=10.0.0.1-10.0.0.9&"
                "spr=https%2Chttp&sv=2021-02-12&sig=1cVZex0i2bfNZtrN6uSQdcmx84WudWmqEQPv6rmgaMs%3D");
    EXPECT_EQ(token.addresses, "10.0.0.1-10.0.0.9");
    EXPECT_FALSE(token.isForAccount());
    EXPECT_EQ(signatureOf(queueSasText(token, "devstoreaccount1", "work")), token.signature.toStdString());
    EXPECT_NE(signatureOf(queueSasText(token, "devstoreaccount1", "other")), token.signature.toStdString());
}

TEST(Sas, AQueuesTokenByPolicyIsSignedAsOurs) {
    const SasToken token = tokenOf("sv=2021-02-12&si=pc-7&sig=U9drcWtEhSi9WSea2l9eOCn8zPsubWpV9Q2%2BgOFOF5E%3D");
    EXPECT_EQ(token.policy, "pc-7");
    EXPECT_EQ(signatureOf(queueSasText(token, "devstoreaccount1", "work")), token.signature.toStdString());
}

TEST(Sas, AnAccountsTokenHasOneMoreLineSinceDecember2020) {
    SasToken token = tokenOf("se=2026-12-31T23%3A59%3A59Z&sp=rwdlacup&sv=2021-02-12&ss=q&srt=sco&"
                             "sig=PGT/CKsOGkROIFKQV5IaB0hfyUQ6D75Oz8e0Iy25MAQ%3D");
    EXPECT_TRUE(token.isForAccount());
    EXPECT_EQ(signatureOf(accountSasText(token, "devstoreaccount1")), token.signature.toStdString());
    EXPECT_TRUE(accountSasText(token, "a").endsWith("2021-02-12\n\n"));
    token.version = "2020-10-02";
    EXPECT_EQ(accountSasText(token, "a"), "a\nrwdlacup\nq\nsco\n\n2026-12-31T23:59:59Z\n\n\n2020-10-02\n");
}

TEST(Sas, ContainersAndBlobsTokensAreSignedAsOurs) {
    const SasToken container = tokenOf("st=2026-01-01T00%3A00Z&se=2026-12-31&sp=r&sv=2021-12-02&sr=c&"
                                       "sig=iJArc4tExnNNWuzwH7mKHTFnPK8865eBC4h0FwnBgVY%3D");
    EXPECT_EQ(signatureOf(blobSasText(container, "devstoreaccount1", "gleaner-inputs", "any/blob")),
              container.signature.toStdString());
    const SasToken policy = tokenOf("sv=2021-12-02&si=pc-7&sr=c&sig=ZlIF9n62FRV2P%2Bw1AHzM2PV7aWdIXjucR6YxnZbYlU4%3D");
    EXPECT_EQ(signatureOf(blobSasText(policy, "devstoreaccount1", "gleaner-inputs", {})),
              policy.signature.toStdString());
    const SasToken blob = tokenOf("se=2026-12-31&sp=r&sv=2021-12-02&sr=b&rscc=no-cache&rscd=attachment&"
                                  "sig=yO8xi7/YMVZD6dx%2BUm0MSEOhc0OKsOmWnJXbLP8CR/M%3D");
    EXPECT_EQ(signatureOf(blobSasText(blob, "devstoreaccount1", "gleaner-inputs", "a/b c")),
              blob.signature.toStdString());
}

TEST(Sas, ABlobsTextHasTheLinesOfItsVersion) {
    SasToken token = tokenOf("sp=r&sr=b&snapshot=now&ses=scope&rscc=1&rscd=2&rsce=3&rscl=4&rsct=5&sv=2018-11-08&sig=x");
    EXPECT_EQ(blobSasText(token, "a", "c", "b"), "r\n\n\n/blob/a/c/b\n\n\n\n2018-11-08\n1\n2\n3\n4\n5");
    token.version = "2018-11-09";
    EXPECT_EQ(blobSasText(token, "a", "c", "b"), "r\n\n\n/blob/a/c/b\n\n\n\n2018-11-09\nb\nnow\n1\n2\n3\n4\n5");
    token.version = "2020-12-06";
    EXPECT_EQ(blobSasText(token, "a", "c", "b"), "r\n\n\n/blob/a/c/b\n\n\n\n2020-12-06\nb\nnow\nscope\n1\n2\n3\n4\n5");
}

TEST(Sas, WhatIsMadeReadsBackAndProves) {
    const SasFields fields{"rup", "2026-01-01T00:00Z", "2026-02-01T00:00:00Z", {}, "10.0.0.1", "https"};
    const QByteArray made = queueSas("office", key(), "gleaner-work", fields);
    const SasToken token = tokenOf(made);
    EXPECT_EQ(token.version, kSasVersion);
    EXPECT_EQ(token.permissions, "rup");
    EXPECT_EQ(token.start, "2026-01-01T00:00Z");
    EXPECT_EQ(token.expiry, "2026-02-01T00:00:00Z");
    EXPECT_EQ(token.addresses, "10.0.0.1");
    EXPECT_EQ(token.protocols, "https");
    EXPECT_EQ(signatureOf(queueSasText(token, "office", "gleaner-work")), token.signature.toStdString());
    EXPECT_FALSE(made.contains(':')) << "not percent-encoded";

    const SasToken container = tokenOf(containerSas("office", key(), "c", {.policy = "pc-7"}));
    EXPECT_EQ(container.resource, "c");
    EXPECT_EQ(signatureOf(blobSasText(container, "office", "c", {})), container.signature.toStdString());

    const SasToken account = tokenOf(accountSas("office", key(), "qb", "sco", fields));
    EXPECT_EQ(account.services, "qb");
    EXPECT_EQ(account.resourceTypes, "sco");
    EXPECT_EQ(signatureOf(accountSasText(account, "office")), account.signature.toStdString());
}

TEST(Sas, AFieldThatIsThereTwiceOrBreaksALineIsRefused) {
    const auto parsed = [](const QByteArray& query) { return parseSas(parseRequestTarget("/?" + query).value()); };
    EXPECT_FALSE(parsed("sp=r&sp=raup&sig=x"));
    EXPECT_FALSE(parsed("sp=&sp=raup&sig=x"));
    EXPECT_FALSE(parsed("sp=r%0A&sig=x"));
    EXPECT_FALSE(parsed("SP=r&sp=r&sig=x"));
    EXPECT_TRUE(parsed("sp=r&comp=list&comp=acl&sig=x"));
}

TEST(Sas, ATokenIsRecognisedByItsSignature) {
    EXPECT_TRUE(carriesSas(parseRequestTarget("/?sig=").value()));
    EXPECT_FALSE(carriesSas(parseRequestTarget("/?sv=2021-12-02").value()));
}

} // namespace
} // namespace gleaner
