// Our client and our server over TLS: who is accepted, what is refused, and what a flood costs.
#include "common/azure/qt_http_transport.h"
#include "tests/head_node/server/server_test_support.h"
#include "tests/head_node/server/test_identity.h"
#include "tests/support/code_of.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

const HttpRequest kGet{"GET", "/x", {}, {}};

struct TlsServer {
    explicit TlsServer(HttpHandler& handler, const HttpLimits& limits = quickLimits())
        : running(handler, limits, tls.makeSockets) {}
    [[nodiscard]] ServiceEndpoint endpoint(const CertificateFingerprint& fingerprint) const {
        return {true, QStringLiteral("127.0.0.1"), running.port, {}, fingerprint};
    }
    TlsIdentity tls = testIdentity();
    RunningServer running;
};

class TlsTest : public testing::Test {
protected:
    EchoHandler m_handler;
};

TEST_F(TlsTest, ThePinnedCertificateIsAcceptedAndTheConnectionKept) {
    TlsServer server(m_handler);
    QtHttpTransport transport(server.endpoint(server.tls.fingerprint));
    for (int i = 0; i < 5; ++i) {
        const auto answer = transport.send({"POST", "/x", {}, QByteArray(100'000, 'b')}, 5s);
        ASSERT_TRUE(answer) << answer.error().message.toStdString();
        EXPECT_EQ(answer->body, "POST /x 100000");
    }
    EXPECT_EQ(server.running.server.counts().accepted, 1);
}

TEST_F(TlsTest, AnotherCertificateThanThePinnedOneIsRefusedBeforeAnythingIsSent) {
    TlsServer server(m_handler);
    QtHttpTransport transport(server.endpoint(testIdentity(2).fingerprint));
    const auto answer = transport.send(kGet, 5s);
    ASSERT_EQ(codeOf(answer), ErrorCode::Refused);
    EXPECT_TRUE(answer.error().message.contains(u"another certificate"));
    EXPECT_TRUE(answer.error().message.contains(server.tls.fingerprint.toString()));
    EXPECT_EQ(m_handler.count(), 0);
}

TEST_F(TlsTest, WithoutAPinAnUnknownAuthorityIsRefused) {
    TlsServer server(m_handler);
    QtHttpTransport transport(server.endpoint({}));
    const auto answer = transport.send(kGet, 5s);
    ASSERT_EQ(codeOf(answer), ErrorCode::Refused);
    EXPECT_TRUE(answer.error().message.contains(u"cannot prove who it is")) << answer.error().message.toStdString();
    EXPECT_EQ(m_handler.count(), 0);
}

TEST_F(TlsTest, PlainHttpIsNotAnswered) {
    TlsServer server(m_handler);
    RawClient client(server.running.port);
    client.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto answer = client.read();
    EXPECT_FALSE(answer) << "neither answered nor kept";
    EXPECT_TRUE(eventually([&] { return server.running.server.counts().open == 0; }));
    EXPECT_EQ(m_handler.count(), 0);
}

TEST_F(TlsTest, OldVersionsOfTheProtocolAreRefused) {
    TlsServer server(m_handler);
    QSslSocket client;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    configuration.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.setSslConfiguration(configuration);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.running.port);
    EXPECT_FALSE(client.waitForEncrypted(kPatience_ms));
}

TEST_F(TlsTest, AFloodOfHalfOpenHandshakesLeavesOthersServed) {
    HttpLimits limits = quickLimits();
    limits.connectionsPerAddress = 300;
    TlsServer server(m_handler, limits);
    QtHttpTransport served(server.endpoint(server.tls.fingerprint));
    ASSERT_TRUE(served.send(kGet, 5s));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.running.port));
        if (i % 2 == 0)
            clients.back()->send(QByteArray::fromHex("16030100c8010000c40303")); // the beginning of a greeting
    }
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(served.send(kGet, 5s));
    QtHttpTransport late(server.endpoint(server.tls.fingerprint));
    ASSERT_TRUE(late.send(kGet, 5s));
    EXPECT_TRUE(eventually([&] { return server.running.server.counts().open == 202; }));
    server.running.clock.advance(limits.headTime);
    EXPECT_TRUE(eventually([&] { return server.running.server.counts().open == 2; }));
    EXPECT_TRUE(late.send(kGet, 5s));
}

TEST_F(TlsTest, AClientThatTakesNothingDoesNotFillTheServer) {
    /// 400 answers of 200 KB are asked for; what is made is what the limits allow, not 80 MB.
    class Bulky final : public HttpHandler {
    public:
        void handle(const HttpRequest&, const HttpPeer&, std::function<void(HttpResponse)> respond) override {
            ++count;
            respond({200, {}, QByteArray(200'000, 'b')});
        }
        std::atomic<int> count = 0;
    } bulky;
    TlsServer server(bulky);
    QSslSocket client;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.setSslConfiguration(configuration);
    client.setReadBufferSize(1000);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.running.port);
    ASSERT_TRUE(client.waitForEncrypted(kPatience_ms));
    client.write(QByteArray("GET /x HTTP/1.1\r\nHost: h\r\n\r\n").repeated(400));
    while (client.bytesToWrite() + client.encryptedBytesToWrite() > 0)
        ASSERT_TRUE(client.waitForBytesWritten(kPatience_ms));
    QtHttpTransport other(server.endpoint(server.tls.fingerprint));
    ASSERT_TRUE(other.send(kGet, 5s));
    EXPECT_LT(bulky.count, 200);
    EXPECT_TRUE(eventually([&] {
        server.running.clock.advance(30s);
        return server.running.server.counts().open == 0;
    }));
}

} // namespace
} // namespace gleaner
