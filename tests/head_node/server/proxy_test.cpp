// Our client behind a proxy: plain requests are given to it, encrypted ones go through it unread.
#include "common/azure/system_proxy.h"
#include "tests/head_node/server/proxy_bed.h"
#include "tests/support/code_of.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

TEST_F(ProxyTest, PlainRequestsAreGivenToIt) {
    RunningServer server(m_handler);
    QtHttpTransport transport({false, QStringLiteral("127.0.0.1"), server.port, {}},
                              through(m_proxy.port(), QStringLiteral("me")));
    for (int i = 0; i < 3; ++i) {
        const auto answer = transport.send({"POST", "/x", {}, "body"}, 5s);
        ASSERT_TRUE(answer) << answer.error().message.toStdString();
        EXPECT_EQ(answer->body, "POST /x 4");
    }
    const QByteArray target = "http://127.0.0.1:" + QByteArray::number(server.port) + "/x";
    ASSERT_EQ(m_proxy.heads().size(), 3);
    EXPECT_TRUE(m_proxy.heads().at(0).startsWith(QByteArray("POST " + target + " HTTP/1.1\r\n")))
        << m_proxy.heads().at(0).toStdString();
    EXPECT_TRUE(m_proxy.heads().at(0).contains("Proxy-Authorization: Basic bWU6d29yZA=="));
    EXPECT_EQ(server.server.counts().accepted, 1) << "the connection is kept";
}

TEST_F(ProxyTest, OneThatIsAwayIsNamed) {
    RunningServer server(m_handler);
    QtHttpTransport transport({false, QStringLiteral("127.0.0.1"), server.port, {}}, through(1));
    const auto answer = transport.send({"GET", "/x", {}, {}}, 5s);
    ASSERT_EQ(codeOf(answer), ErrorCode::Unavailable);
    EXPECT_TRUE(answer.error().message.contains(QStringLiteral("through the proxy 127.0.0.1:1 ")))
        << answer.error().message.toStdString();
}

#ifdef Q_OS_LINUX
TEST(SystemProxy, TheEnvironmentDecidesButNeverForThisPc) {
    qputenv("http_proxy", "http://proxy.invalid:3128");
    qputenv("https_proxy", "http://secure.invalid:3129");
    qputenv("no_proxy", "198.51.100.7");
    const auto proxyOf = [](bool tls, const char* host) {
        return systemProxyFor({tls, QLatin1String(host), 10'001, "/office"});
    };
    EXPECT_EQ(proxyOf(false, "192.0.2.1").type(), QNetworkProxy::HttpProxy);
    EXPECT_EQ(proxyOf(false, "192.0.2.1").hostName(), QStringLiteral("proxy.invalid"));
    EXPECT_EQ(proxyOf(false, "192.0.2.1").port(), 3'128);
    EXPECT_EQ(proxyOf(true, "192.0.2.1").hostName(), QStringLiteral("secure.invalid"));
    for (const char* here : {"127.0.0.1", "127.3.4.5", "::1", "localhost", "198.51.100.7"})
        EXPECT_EQ(proxyOf(false, here).type(), QNetworkProxy::NoProxy) << here;
    for (const char* name : {"http_proxy", "https_proxy", "no_proxy"})
        qunsetenv(name);
    EXPECT_EQ(proxyOf(false, "192.0.2.1").type(), QNetworkProxy::NoProxy);
}
#endif

} // namespace
} // namespace gleaner
