// Every limit of HttpLimits, from outside.
#include "head_node/server/http_limits.h"

#include "tests/head_node/server/socket_kinds.h"

#include <QFile>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

const QByteArray kGet = "GET /x HTTP/1.1\r\nHost: head\r\n\r\n";
const QByteArray kBeginOfPut = "PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 50000\r\n\r\nhe";

TEST(HttpLimits, DefaultsAreWithinTheirBounds) {
    EXPECT_TRUE(checkHttpLimits({}).has_value());
}

TEST(HttpLimits, NamesTheLimitThatIsOutOfBounds) {
    HttpLimits limits;
    limits.idleTime = 0ms;
    const Status status = checkHttpLimits(limits);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message,
              QStringLiteral("The server's limit idle_time_ms is 0; choose a value from 1 to 86400000."));
}

class HttpLimitsTest : public SocketKindTest {};

INSTANTIATE_TEST_SUITE_P(Sockets, HttpLimitsTest, everyKindOfSocket(), kindName);

TEST_P(HttpLimitsTest, HeaderOverItsLimitIsAnswered431) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send("GET /x HTTP/1.1\r\nHost: head\r\nX: " + QByteArray(16 * 1024, 'x'));
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 431);
    EXPECT_TRUE(answer->body.contains("16384 bytes"));
    EXPECT_EQ(answer->field("Connection"), "close");
}

TEST_P(HttpLimitsTest, BodyOverItsLimitIsAnswered413BeforeAnyOfItCame) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send("PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 409601\r\n\r\n");
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 413);
    EXPECT_EQ(answer->field("x-ms-error-code"), "RequestBodyTooLarge");
    EXPECT_TRUE(answer->body.contains("409600 bytes"));
}

/// Lets in who says the word.
class Doorman final : public EchoHandler {
public:
    std::optional<HttpResponse> refusal(const HttpRequest& head, const HttpPeer&) override {
        return head.headers.contains("Word") ? std::nullopt : std::optional(HttpResponse{401, {}, "Who are you?"});
    }
};

TEST_P(HttpLimitsTest, AStrangersLongBodyIsRefusedBeforeItHasCome) {
    Doorman handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient stranger(running.port);
    stranger.send("PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 400000\r\n\r\n" + QByteArray(5'000, 'b'));
    const auto refused = stranger.read();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 401);
    EXPECT_EQ(refused->body, "Who are you?");
    EXPECT_EQ(refused->field("Connection"), "close");
    EXPECT_EQ(handler.count(), 0);

    RawClient known(running.port);
    known.send("PUT /x HTTP/1.1\r\nHost: head\r\nWord: please\r\nContent-Length: 400000\r\n\r\n" +
               QByteArray(400'000, 'b'));
    const auto taken = known.read();
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->body, "PUT /x 400000");
}

TEST_P(HttpLimitsTest, BodyOfTheLimitIsTaken) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send("PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 409600\r\n\r\n" + QByteArray(409600, 'b'));
    ASSERT_TRUE(client.flush());
    EXPECT_EQ(client.read()->body, "PUT /x 409600");
}

TEST_P(HttpLimitsTest, ConnectionsOverTheLimitAreAnswered503AndOthersStayServed) {
    EchoHandler handler;
    HttpLimits limits = quickLimits();
    limits.connections = 2;
    RunningServer running(handler, limits, sockets());
    RawClient first(running.port);
    RawClient second(running.port);
    for (int flood = 0; flood < 50; ++flood) {
        RawClient refused(running.port);
        const auto answer = refused.read();
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 503);
        EXPECT_TRUE(refused.isClosedByServer());
    }
    EXPECT_EQ(running.server.counts().refused, 50);
    first.send(kGet);
    EXPECT_EQ(first.read()->status, 200);
}

TEST_P(HttpLimitsTest, ConnectionsOverTheLimitPerAddressAreClosed) {
    EchoHandler handler;
    HttpLimits limits = quickLimits();
    limits.connectionsPerAddress = 1;
    RunningServer running(handler, limits, sockets());
    RawClient first(running.port);
    RawClient refused(running.port);
    EXPECT_TRUE(refused.isClosedByServer());
    first.send(kGet);
    EXPECT_EQ(first.read()->status, 200);
}

TEST_P(HttpLimitsTest, AClosedConnectionMakesRoomForAnother) {
    EchoHandler handler;
    HttpLimits limits = quickLimits();
    limits.connectionsPerAddress = 1;
    RunningServer running(handler, limits, sockets());
    for (int i = 0; i < 3; ++i) {
        RawClient client(running.port);
        client.send(kGet);
        ASSERT_TRUE(client.read());
        client.socket().abort();
        ASSERT_TRUE(eventually([&] { return running.server.counts().open == 0; }));
    }
}

TEST_P(HttpLimitsTest, HeadThatTakesTooLongIsAnswered408) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(kGet + "GET /slow HT");
    EXPECT_EQ(client.read()->status, 200);
    running.clock.advance(10s);
    EXPECT_EQ(client.read()->status, 408);
    running.clock.advance(2s);
    EXPECT_TRUE(client.isClosedByServer());
}

TEST_P(HttpLimitsTest, BytesThatTrickleInDoNotProlongTheTime) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(kGet + "G");
    EXPECT_EQ(client.read()->status, 200);
    running.clock.advance(9'999ms);
    client.send("E");
    ASSERT_TRUE(client.flush());
    running.clock.advance(1ms);
    EXPECT_EQ(client.read()->status, 408);
}

TEST_P(HttpLimitsTest, BodyThatTakesTooLongIsAnswered408) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(kGet + kBeginOfPut);
    EXPECT_EQ(client.read()->status, 200);
    running.clock.advance(30s);
    EXPECT_EQ(client.read()->status, 408);
}

TEST_P(HttpLimitsTest, SilentNewConnectionIsClosed) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    ASSERT_TRUE(eventually([&] { return running.server.counts().open == 1; }));
    running.clock.advance(10s);
    EXPECT_TRUE(client.isClosedByServer());
}

TEST_P(HttpLimitsTest, IdleConnectionIsClosedAfterIdleTimeOnly) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(kGet);
    EXPECT_EQ(client.read()->status, 200);
    running.clock.advance(119s);
    client.send(kGet);
    EXPECT_EQ(client.read()->status, 200);
    running.clock.advance(119s);
    client.send(kGet);
    EXPECT_EQ(client.read()->status, 200);
    running.clock.advance(120s);
    EXPECT_TRUE(client.isClosedByServer());
}

TEST_P(HttpLimitsTest, AHandlerMayTakeItsTime) {
    PatientHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(kGet);
    ASSERT_TRUE(handler.waitFor(1));
    running.clock.advance(1h);
    RawClient sweepSeen(running.port); // its end tells that a sweep has come and gone
    ASSERT_TRUE(eventually([&] { return running.server.counts().open == 2; }));
    running.clock.advance(10s);
    ASSERT_TRUE(sweepSeen.isClosedByServer());
    handler.answer(0);
    EXPECT_EQ(client.read()->status, 200);
}

TEST(HttpLimits, EveryLimitIsDocumented) {
    QFile page(QStringLiteral(GLEANER_SERVER_PAGE));
    ASSERT_TRUE(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    const HttpLimits limits;
    forEachHttpLimit(limits, [&](const char* name, auto value, auto, auto) {
        qint64 number = 0;
        if constexpr (std::is_same_v<decltype(value), qint64>)
            number = value;
        else
            number = value.count();
        const QByteArray row = "| `" + QByteArray(name) + "` | " + QByteArray::number(number) + " |";
        EXPECT_TRUE(text.contains(row)) << row.constData();
    });
}

} // namespace
} // namespace gleaner
