// What can go wrong between the server and its sockets: partial sends, clients that vanish, connections that end while
// more of what happened to them is still to be told.
#include "tests/head_node/server/http_socket_bed.h"

namespace gleaner {
namespace {

INSTANTIATE_TEST_SUITE_P(Sockets, HttpSocketTest, everyKindOfSocket(), kindName);

TEST_P(HttpSocketTest, ASlowReaderGetsEveryByteOfItsAnswersInOrder) {
    RawClient client(m_running.port);
    client.socket().setReadBufferSize(3'000);
    client.send(get("/long") + get("/between") + get("/long"));
    for (const char* wanted : {"/long", "/between", "/long"}) {
        const auto answer = client.read();
        ASSERT_TRUE(answer);
        EXPECT_TRUE(answer->body == (QByteArray(wanted) == "/long" ? m_handler.body : QByteArray(wanted))) << wanted;
        client.socket().setReadBufferSize(0);
    }
    client.send(get("/after"));
    EXPECT_EQ(client.read()->body, "/after");
}

TEST_P(HttpSocketTest, AnAnswerThatTakesTimeToSendIsWholeBeforeTheConnectionCloses) {
    RawClient client(m_running.port);
    client.socket().setReadBufferSize(3'000);
    client.send(get("/long", "1.0"));
    RawClient other(m_running.port);
    other.send(get("/other"));
    ASSERT_EQ(other.read()->body, "/other");
    client.socket().setReadBufferSize(0);
    EXPECT_TRUE(client.read()->body == m_handler.body);
    EXPECT_TRUE(client.isClosedByServer());
    EXPECT_TRUE(areOpen(1));
}

TEST_P(HttpSocketTest, AClientThatGoesWhileItsRequestIsInWorkIsDropped) {
    {
        RawClient client(m_running.port);
        client.send(get("/later", "1.0") + get("/never"));
        ASSERT_TRUE(m_handler.later.tryAcquire(1, kPatience_ms));
        ASSERT_TRUE(areOpen(1));
    }
    EXPECT_TRUE(areOpen(0));
    RawClient other(m_running.port);
    other.send(get("/now")); // answers him who went
    EXPECT_EQ(other.read()->body, "/now");
}

TEST_P(HttpSocketTest, AConnectionThatEndsInTheTurnOfAnotherIsNotToldWhatElseHappened) {
    RawClient waiting(m_running.port);
    RawClient ending(m_running.port);
    RawClient other(m_running.port);
    ending.send(get("/later", "1.0"));
    ASSERT_TRUE(m_handler.later.tryAcquire(1, kPatience_ms));
    waiting.send(get("/wait"));
    ASSERT_TRUE(m_handler.waiting.tryAcquire(1, kPatience_ms));
    // Both are known to the system before the server looks again.
    other.send(get("/now"));
    ASSERT_TRUE(other.flush());
    ending.send("more");
    ASSERT_TRUE(ending.flush());
    ending.socket().abort();
    m_handler.go.release();
    EXPECT_EQ(waiting.read()->body, "/wait");
    EXPECT_EQ(other.read()->body, "/now");
    EXPECT_TRUE(areOpen(2));
}

} // namespace
} // namespace gleaner
