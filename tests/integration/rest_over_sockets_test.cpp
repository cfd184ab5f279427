// The contract once more, over real sockets: RestQueue, QtHttpTransport, HttpServer, QueueService, all of it.
#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_queue.h"
#include "common/queue/memory_queue.h"
#include "head_node/server/http_server.h"
#include "head_node/server/queue_service.h"
#include "tests/contract/message_queue_contract.h"
#include "tests/support/application_environment.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <QHostAddress>

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

/// A server on loopback over queues in memory.
struct Server {
    FakeClock clock;
    SystemRandom random;
    MemoryQueueAccount account{clock, random};
    QueueService service{account, account, account, {"office", AccountKey::fromBytes("key")}, clock, random};
    HttpServer http{service, clock};
    quint16 port = http.start(QHostAddress(QHostAddress::LocalHost), 0).value();

    [[nodiscard]] ConnectionString connection() const {
        return ConnectionString::forQueues(QStringLiteral("office"), AccountKey::fromBytes("key"),
                                           {false, QStringLiteral("127.0.0.1"), port, "/office"});
    }
};

/// One client with a connection of its own.
struct Client {
    explicit Client(const Server& server)
        : transport(server.connection().queueEndpoint()),
          account(RestQueueAccount::make(server.connection(), transport, server.clock).value()) {}
    QtHttpTransport transport;
    std::unique_ptr<RestQueueAccount> account;
};

class SocketFixture final : public QueueFixture {
public:
    QueueAccount& account() override { return *m_client.account; }
    void advance(Milliseconds by) override { m_server.clock.advance(by); }

private:
    Server m_server;
    Client m_client{m_server};
};

std::unique_ptr<QueueFixture> makeSocketFixture() {
    return std::make_unique<SocketFixture>();
}

TEST(RestOverSockets, TheLargestMessageOfTheMostExpensiveCharactersArrives) {
    Server server;
    Client client(server);
    ASSERT_TRUE(client.account->create(QStringLiteral("work"), {}));
    const auto queue = client.account->open(QStringLiteral("work"));
    const QByteArray text(kMaxMessageTextBytes, '&');
    const auto lease = queue->put(text, {});
    ASSERT_TRUE(lease) << lease.error().message.toStdString();
    EXPECT_EQ(queue->get(1, 30s).value().at(0).message.text, text);
}

TEST(RestOverSockets, ARestartedServerIsFoundAgain) {
    Server server;
    Client client(server);
    ASSERT_TRUE(client.account->create(QStringLiteral("work"), {}));
    server.http.stop();
    EXPECT_FALSE(client.account->open(QStringLiteral("work"))->properties());
    ASSERT_TRUE(server.http.start(QHostAddress(QHostAddress::LocalHost), server.port));
    EXPECT_TRUE(client.account->open(QStringLiteral("work"))->properties());
}

TEST(RestOverSockets, ManyClientsTakeEveryMessageOnce) {
    constexpr int kMessages = 400;
    Server server;
    ASSERT_TRUE(server.account.create(QStringLiteral("work"), {}));
    std::atomic<int> taken = 0;
    const auto work = [&server, &taken](bool puts) {
        Client client(server);
        const auto queue = client.account->open(QStringLiteral("work"));
        for (int i = 0; puts && i < kMessages / 2; ++i) {
            ASSERT_TRUE(queue->put("x", {}));
        }
        while (!puts && taken < kMessages) {
            const auto leases = queue->get(8, 600s);
            ASSERT_TRUE(leases);
            for (const Lease& lease : *leases) {
                ASSERT_TRUE(queue->remove(lease.message.id, lease.receipt.popReceipt));
                taken += lease.message.dequeueCount == 1 ? 1 : kMessages;
            }
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(work, i % 2 == 0);
    }
    threads.clear();
    EXPECT_EQ(taken, kMessages);
    EXPECT_EQ(server.account.open(QStringLiteral("work"))->properties().value().approximateMessageCount, 0U);
}

} // namespace

INSTANTIATE_TEST_SUITE_P(RestOverSockets, MessageQueueContract,
                         testing::Values(QueueFixtureFactory(makeSocketFixture)));

} // namespace gleaner
