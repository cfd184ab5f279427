// What the Test button says of encrypted connections.
#include "tests/head_node/server/test_identity.h"
#include "tests/head_node/settings/connection_verdict_bed.h"

namespace gleaner {
namespace {

class EncryptedVerdict : public ConnectionVerdict {
protected:
    [[nodiscard]] ConnectionString pinned(const CertificateFingerprint& fingerprint) const {
        return leadingTo(address(m_office.queuePort(), "https"), address(m_office.blobPort(), "https"), {},
                         QStringLiteral(";CertificateFingerprint=") + fingerprint.toString());
    }
    TlsIdentity m_tls = testIdentity();
    OfficeServices m_office{m_tls.makeSockets};
};

TEST_F(EncryptedVerdict, TheCertificateThatIsExpectedWorksForQueuesAndBlobs) {
    EXPECT_EQ(ask(pinned(m_tls.fingerprint)).outcome, ProbeOutcome::Works);
    EXPECT_EQ(ask(pinned(m_tls.fingerprint), ProbedService::Blobs).outcome, ProbeOutcome::Works);
}

TEST_F(EncryptedVerdict, AnotherCertificateThanTheOneExpected) {
    const ProbeReport report = ask(pinned(testIdentity(2).fingerprint));
    EXPECT_EQ(report.outcome, ProbeOutcome::OtherCertificate);
    expectWords(wordsFor(report), {QStringLiteral("shows another certificate than the connection string's"),
                                   QStringLiteral("tell your administrator")});
}

TEST_F(EncryptedVerdict, ACertificateThatNobodyVouchesFor) {
    const ProbeReport report = ask(leadingTo(address(m_office.queuePort(), "https")));
    EXPECT_EQ(report.outcome, ProbeOutcome::NotTrusted);
    expectWords(wordsFor(report), {QStringLiteral("cannot prove who it is"), QStringLiteral("CertificateFingerprint")});
}

TEST_F(EncryptedVerdict, AProxyThatWantsALogin) {
    const HttpProxy proxy("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"\r\n"
                          "Content-Length: 0\r\n\r\n");
    goThrough(proxy.port());
    const ProbeReport report = ask(pinned(m_tls.fingerprint));
    EXPECT_EQ(report.outcome, ProbeOutcome::ProxyWantsLogin) << report.detail.toStdString();
    expectWords(wordsFor(report), {QStringLiteral("wants a name and a password")});
}

TEST_F(EncryptedVerdict, AProxyThatForbidsIt) {
    const HttpProxy proxy("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    goThrough(proxy.port());
    const ProbeReport report = ask(pinned(m_tls.fingerprint));
    EXPECT_EQ(report.outcome, ProbeOutcome::ProxyFailed) << report.detail.toStdString();
    expectWords(wordsFor(report), {QStringLiteral("The proxy 127.0.0.1:%1").arg(proxy.port())});
}

} // namespace
} // namespace gleaner
