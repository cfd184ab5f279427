// What can go wrong between the server and its sockets: partial sends, clients that vanish, connections that end while
// more of what happened to them is still to be told.
#include "tests/head_node/server/socket_kinds.h"

#include <QSemaphore>

namespace gleaner {
namespace {

QByteArray get(const QByteArray& target, const QByteArray& version = "1.1") {
    return "GET " + target + " HTTP/" + version + "\r\nHost: head\r\n\r\n";
}

/// Numbers, so that a lost, doubled or moved piece shows.
QByteArray numbers(qsizetype bytes) {
    QByteArray text;
    while (text.size() < bytes)
        text += QByteArray::number(text.size()) + '\n';
    return text;
}

/// More than the system takes at once.
const QByteArray& longBody() {
    static const QByteArray body = numbers(8'000'000);
    return body;
}

/// Does what the target says: /wait until the test lets go, which holds up the server's thread; /later answers when
/// somebody asks for /now; everything else is answered at once.
class Director final : public HttpHandler {
public:
    void handle(const HttpRequest& request, const HttpPeer&, std::function<void(HttpResponse)> respond) override {
        if (request.target == "/wait") {
            waiting.release();
            go.acquire();
        }
        if (request.target == "/later") {
            m_later.push_back(std::move(respond));
            later.release();
            return;
        }
        if (request.target == "/now")
            for (auto& answer : std::exchange(m_later, {}))
                answer({200, {}, "/later"});
        respond({200, {}, request.target == "/long" ? body : request.target});
    }

    const QByteArray& body = longBody();
    QSemaphore waiting; ///< /wait has come
    QSemaphore go;      ///< it may go on
    QSemaphore later;   ///< /later has come

private:
    std::vector<std::function<void(HttpResponse)>> m_later;
};

class HttpSocketTest : public SocketKindTest {
protected:
    [[nodiscard]] bool areOpen(qint64 count) {
        return eventually([&] { return m_running.server.counts().open == count; });
    }

    Director m_handler;
    RunningServer m_running{m_handler, quickLimits(), sockets()};
};

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

TEST_P(HttpSocketTest, AClientThatResetsInTheMiddleOfItsAnswerIsDropped) {
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

TEST_P(HttpSocketTest, ManyThatEndAtOnceInDifferentWaysLeaveOthersServed) {
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
