// Clients that reset their connections.
#include "tests/head_node/server/http_socket_bed.h"

namespace gleaner {
namespace {

class HttpResetTest : public HttpSocketTest {};

INSTANTIATE_TEST_SUITE_P(Sockets, HttpResetTest, everyKindOfSocket(), kindName);

TEST_P(HttpResetTest, AClientThatResetsInTheMiddleOfItsAnswerIsDropped) {
    RawClient other(m_running.port);
    for (int i = 0; i < 20; ++i) {
        RawClient client(m_running.port);
        client.socket().setReadBufferSize(1'000);
        client.send(get("/long") + get("/long"));
        ASSERT_TRUE(client.socket().waitForReadyRead(kPatience_ms));
        client.socket().abort(); // with bytes that it did not read: a reset
    }
    EXPECT_TRUE(areOpen(1));
    other.send(get("/other"));
    EXPECT_EQ(other.read()->body, "/other");
}

TEST_P(HttpResetTest, ManyThatEndAtOnceInDifferentWaysLeaveOthersServed) {
    RawClient waiting(m_running.port);
    waiting.send(get("/wait"));
    ASSERT_TRUE(m_handler.waiting.tryAcquire(1, kPatience_ms));
    const QByteArrayList ends{get("/x", "1.0"), get("/x", "1.0") + get("/y"), "nonsense\r\n\r\n", "GET / HT",
                              QByteArray()};
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_running.port));
        clients.back()->send(ends.at(i % ends.size()));
        ASSERT_TRUE(clients.back()->flush());
        if (i % 3 == 0)
            clients.back()->socket().abort();
    }
    m_handler.go.release();
    EXPECT_EQ(waiting.read()->body, "/wait");
    clients.clear();
    EXPECT_TRUE(areOpen(1));
    waiting.send(get("/after"));
    EXPECT_EQ(waiting.read()->body, "/after");
}

} // namespace
} // namespace gleaner
