// A server with several threads is one server to its clients.
#include "head_node/server/http_server.h"

#include "tests/head_node/server/socket_kinds.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace gleaner {
namespace {

const QByteArray kGet = "GET /account HTTP/1.1\r\nHost: head\r\n\r\n";

/// Says on which threads it was called.
class ThreadNoter final : public EchoHandler {
public:
    void handle(const HttpRequest& request, const HttpPeer& peer, std::function<void(HttpResponse)> respond) override {
        {
            const std::scoped_lock lock(m_mutex);
            m_threads.insert(std::this_thread::get_id());
        }
        EchoHandler::handle(request, peer, std::move(respond));
    }
    [[nodiscard]] std::set<std::thread::id> threads() {
        const std::scoped_lock lock(m_mutex);
        return m_threads;
    }

private:
    std::mutex m_mutex;
    std::set<std::thread::id> m_threads; // guarded by m_mutex
};

struct ThreeThreads {
    explicit ThreeThreads(const HttpSocketFactory& makeSockets, const HttpLimits& limits = quickLimits())
        : server({&handlers[0], &handlers[1], &handlers[2]}, clock, limits, makeSockets),
          port(server.start(QHostAddress(QHostAddress::LocalHost), 0).value_or(0)) {}

    std::array<ThreadNoter, 3> handlers;
    FakeClock clock;
    HttpServer server;
    quint16 port;
};

class HttpThreadsTest : public SocketKindTest {};

INSTANTIATE_TEST_SUITE_P(Sockets, HttpThreadsTest, everyKindOfSocket(), kindName);

TEST_P(HttpThreadsTest, EachHandlerIsCalledOnAThreadOfItsOwn) {
    ThreeThreads running(sockets());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 9; ++i) {
        clients.push_back(std::make_unique<RawClient>(running.port));
        clients.back()->send(kGet);
        ASSERT_EQ(clients.back()->read()->status, 200);
    }
    std::set<std::thread::id> all;
    for (ThreadNoter& handler : running.handlers) {
        EXPECT_EQ(handler.count(), 3);
        ASSERT_EQ(handler.threads().size(), 1U);
        all.insert(*handler.threads().begin());
    }
    EXPECT_EQ(all.size(), 3U);
    EXPECT_EQ(running.server.counts().open, 9);
}

TEST_P(HttpThreadsTest, ALimitOfConnectionsHoldsForAllThreadsTogether) {
    HttpLimits limits = quickLimits();
    limits.connections = 4;
    ThreeThreads running(sockets(), limits);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>(running.port));
        clients.back()->send(kGet);
        ASSERT_EQ(clients.back()->read()->status, 200);
    }
    RawClient fifth(running.port);
    ASSERT_EQ(fifth.read()->status, 503);
    EXPECT_TRUE(fifth.isClosedByServer());
    clients.clear();
    ASSERT_TRUE(eventually([&] { return running.server.counts().open == 0; }));
    RawClient sixth(running.port);
    sixth.send(kGet);
    EXPECT_EQ(sixth.read()->status, 200);
}

TEST_P(HttpThreadsTest, ALimitOfBodiesHoldsForAllThreadsTogether) {
    HttpLimits limits = quickLimits();
    limits.bodyBytesInAll = 40'000;
    ThreeThreads running(sockets(), limits);
    const QByteArray head = "PUT / HTTP/1.1\r\nHost: head\r\nContent-Length: 30001\r\n\r\n";
    RawClient first(running.port);
    first.send(head + QByteArray(30'000, 'x'));
    ASSERT_TRUE(eventually([&] { return running.server.counts().bodyBytes == 30'000; }));
    RawClient other(running.port);
    other.send(head + QByteArray(30'001, 'x'));
    EXPECT_EQ(other.read()->status, 503);
    first.send("x");
    EXPECT_EQ(first.read()->status, 200);
}

TEST_P(HttpThreadsTest, StopEndsAllThreadsAndStartBeginsAnew) {
    ThreeThreads running(sockets());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 6; ++i)
        clients.push_back(std::make_unique<RawClient>(running.port));
    clients.back()->send(kGet);
    ASSERT_EQ(clients.back()->read()->status, 200);
    running.server.stop();
    for (const auto& client : clients)
        EXPECT_TRUE(client->isClosedByServer());
    EXPECT_EQ(running.server.counts().open, 0);
    const auto port = running.server.start(QHostAddress(QHostAddress::LocalHost), running.port);
    ASSERT_TRUE(port);
    RawClient client(*port);
    client.send(kGet);
    EXPECT_EQ(client.read()->status, 200);
}

class HttpDoorTest : public testing::Test {
protected:
    HttpDoorTest() { m_limits.connectionsPerAddress = 2; }

    [[nodiscard]] HttpDoor::Entry enter(const char* address) {
        return m_door.enter(QHostAddress(QLatin1String(address))).entry;
    }

    HttpLimits m_limits;
    HttpServerCounts m_counts;
    HttpDoor m_door{m_limits, m_counts};
};

TEST_F(HttpDoorTest, TheAddressesOfOneIpv6NetworkAreOne) {
    EXPECT_EQ(enter("2001:db8:1:2::1"), HttpDoor::Entry::Admitted);
    EXPECT_EQ(enter("2001:db8:1:2:ffff::9"), HttpDoor::Entry::Admitted);
    EXPECT_EQ(enter("2001:db8:1:2:aaaa::9"), HttpDoor::Entry::TooManyFromThere);
    EXPECT_EQ(enter("2001:db8:1:3::1"), HttpDoor::Entry::Admitted);
    m_door.leave(QHostAddress(QStringLiteral("2001:db8:1:2::1")));
    EXPECT_EQ(enter("2001:db8:1:2:aaaa::9"), HttpDoor::Entry::Admitted);
    EXPECT_EQ(m_counts.refused, 1);
    EXPECT_EQ(m_counts.open, 3);
}

TEST_F(HttpDoorTest, Ipv4AddressesAreEachTheirOwnAlsoWhenTheyComeAsIpv6) {
    EXPECT_EQ(enter("10.0.0.1"), HttpDoor::Entry::Admitted);
    EXPECT_EQ(enter("::ffff:10.0.0.1"), HttpDoor::Entry::Admitted);
    EXPECT_EQ(enter("10.0.0.1"), HttpDoor::Entry::TooManyFromThere);
    EXPECT_EQ(enter("::ffff:10.0.0.2"), HttpDoor::Entry::Admitted);
}

} // namespace
} // namespace gleaner
