// Encrypted requests behind a proxy.
#include "tests/head_node/server/proxy_bed.h"
#include "tests/head_node/server/test_identity.h"

namespace gleaner {
namespace {

using namespace std::chrono_literals;

using ProxyTlsTest = ProxyTest;

TEST_F(ProxyTlsTest, EncryptedOnesGoThroughItUnread) {
    const TlsIdentity tls = testIdentity();
    RunningServer server(m_handler, quickLimits(), tls.makeSockets);
    QtHttpTransport transport({true, QStringLiteral("127.0.0.1"), server.port, {}, tls.fingerprint},
                              through(m_proxy.port()));
    for (int i = 0; i < 3; ++i) {
        const auto answer = transport.send({"POST", "/x", {}, QByteArray(50'000, 'b')}, 5s);
        ASSERT_TRUE(answer) << answer.error().message.toStdString();
        EXPECT_EQ(answer->body, "POST /x 50000");
    }
    ASSERT_EQ(m_proxy.heads().size(), 1);
    EXPECT_TRUE(m_proxy.heads().at(0).startsWith("CONNECT 127.0.0.1:"));
}

} // namespace
} // namespace gleaner
