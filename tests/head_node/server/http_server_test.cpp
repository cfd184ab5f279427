#include "head_node/server/http_server.h"

#include "tests/head_node/server/socket_kinds.h"

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

QByteArray get(const QByteArray& target, const QByteArray& more = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: head\r\n" + more + "\r\n";
}

class HttpServerTest : public SocketKindTest {};

INSTANTIATE_TEST_SUITE_P(Sockets, HttpServerTest, everyKindOfSocket(), kindName);

TEST_P(HttpServerTest, AnswersARequest) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(get("/account/queue?comp=list"));
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "GET /account/queue?comp=list 0");
    EXPECT_EQ(answer->field("Date"), "Thu, 01 Jan 2026 00:00:00 GMT");
}

TEST_P(HttpServerTest, KeepsTheConnectionForTheNextRequest) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    for (int i = 0; i < 3; ++i) {
        client.send(get("/" + QByteArray::number(i)));
        const auto answer = client.read();
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->body, "GET /" + QByteArray::number(i) + " 0");
        EXPECT_EQ(answer->field("Connection"), "");
    }
    EXPECT_EQ(running.server.counts().accepted, 1);
}

TEST_P(HttpServerTest, AnswersAThousandPipelinedRequestsInOrder) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    QByteArray requests;
    for (int i = 0; i < 1000; ++i)
        requests += get("/" + QByteArray::number(i));
    client.send(requests);
    for (int i = 0; i < 1000; ++i) {
        const auto answer = client.read();
        ASSERT_TRUE(answer) << i;
        ASSERT_EQ(answer->body, "GET /" + QByteArray::number(i) + " 0");
    }
}

TEST_P(HttpServerTest, AnswersInTheOrderOfTheRequestsWhenTheHandlerDoesNot) {
    PatientHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(get("/0") + get("/1") + get("/2"));
    ASSERT_TRUE(handler.waitFor(3));
    handler.answer(2);
    handler.answer(1);
    handler.answer(0);
    for (const char* target : {"/0", "/1", "/2"}) {
        const auto answer = client.read();
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->body, target);
    }
}

TEST_P(HttpServerTest, TakesAnswersFromManyThreads) {
    constexpr int kThreads = 4;
    constexpr int kRequests = 400;
    PatientHandler handler;
    HttpLimits limits = quickLimits();
    limits.unansweredRequests = kRequests;
    RunningServer running(handler, limits, sockets());
    RawClient client(running.port);
    QByteArray requests;
    for (int i = 0; i < kRequests; ++i)
        requests += get("/" + QByteArray::number(i));
    client.send(requests);
    ASSERT_TRUE(handler.waitFor(kRequests));
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&handler, t] {
            for (int i = kRequests - 1 - t; i >= 0; i -= kThreads)
                handler.answer(static_cast<std::size_t>(i));
        });
    for (int i = 0; i < kRequests; ++i) {
        const auto answer = client.read();
        ASSERT_TRUE(answer) << i;
        ASSERT_EQ(answer->body, "/" + QByteArray::number(i));
    }
}

TEST_P(HttpServerTest, ReadsARequestThatComesByteByByte) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    for (const char byte : QByteArray("PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 5\r\n\r\nhello")) {
        client.send(QByteArray(1, byte));
        ASSERT_TRUE(client.flush());
    }
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "PUT /x 5");
}

TEST_P(HttpServerTest, JoinsAChunkedBody) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send("PUT /x HTTP/1.1\r\nHost: head\r\nTransfer-Encoding: chunked\r\n\r\n"
                "5\r\nhello\r\n7;note=x\r\n, world\r\n0\r\nTrailer: ignored\r\n\r\n" +
                get("/next"));
    auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "PUT /x 12");
    answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "GET /next 0");
}

TEST_P(HttpServerTest, SaysContinueToAClientThatWaitsForIt) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send("PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n");
    auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 100);
    client.send("hello");
    answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "PUT /x 5");
}

TEST_P(HttpServerTest, SaysContinueOnlyAfterTheAnswersBeforeIt) {
    PatientHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(get("/first") + "PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    ASSERT_TRUE(handler.waitFor(1));
    handler.answer(0);
    auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "/first");
    answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 100);
}

TEST_P(HttpServerTest, RefusesABodyThatIsTooLargeInsteadOfSayingContinue) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send("PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 50000000\r\nExpect: 100-continue\r\n\r\n");
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 413);
    EXPECT_EQ(answer->field("Connection"), "close");
    EXPECT_EQ(handler.count(), 0);
}

TEST_P(HttpServerTest, AnswersHeadWithTheLengthAndNoBody) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send("HEAD /x HTTP/1.1\r\nHost: head\r\n\r\n" + get("/next"));
    auto answer = client.read(true);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->field("Content-Length"), QByteArray::number(qstrlen("HEAD /x 0")));
    answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "GET /next 0");
}

TEST_P(HttpServerTest, ClosesAfterHttp10) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "GET /x 0");
    EXPECT_EQ(answer->field("Connection"), "close");
    EXPECT_TRUE(client.isClosedByServer());
}

TEST_P(HttpServerTest, ClosesWhenTheClientAsksAndAnswersNothingAfterIt) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(get("/last", "Connection: close\r\n") + get("/never"));
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->field("Connection"), "close");
    running.clock.advance(HttpLimits().lingerTime);
    EXPECT_TRUE(client.isClosedByServer());
    EXPECT_EQ(handler.count(), 1);
}

TEST_P(HttpServerTest, AnswersARequestWhoseResponderIsThrownAway) {
    PatientHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(get("/x"));
    ASSERT_TRUE(handler.waitFor(1));
    handler.forget(0);
    const auto answer = client.read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 500);
}

TEST_P(HttpServerTest, IgnoresASecondAnswer) {
    PatientHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(get("/0") + get("/1"));
    ASSERT_TRUE(handler.waitFor(2));
    handler.answer(0);
    handler.answer(0);
    handler.answer(1);
    EXPECT_EQ(client.read()->body, "/0");
    EXPECT_EQ(client.read()->body, "/1");
}

TEST_P(HttpServerTest, StopsWhileRequestsArePending) {
    PatientHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.send(get("/0") + get("/1"));
    ASSERT_TRUE(handler.waitFor(2));
    running.server.stop();
    EXPECT_TRUE(client.isClosedByServer());
    EXPECT_EQ(running.server.counts().open, 0);
    handler.answer(0); // falls into nothing
    handler.forget(1);
}

TEST_P(HttpServerTest, StartsAgainAfterAStop) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    running.server.stop();
    const auto port = running.server.start(QHostAddress(QHostAddress::LocalHost), running.port);
    ASSERT_TRUE(port);
    EXPECT_EQ(*port, running.port);
    RawClient client(*port);
    client.send(get("/again"));
    EXPECT_EQ(client.read()->body, "GET /again 0");
}

TEST_P(HttpServerTest, SaysWhatToDoWhenThePortIsTaken) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    HttpServer second(handler, running.clock);
    const auto started = second.start(QHostAddress(QHostAddress::LocalHost), running.port);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(started.error().message.contains(QString::number(running.port)));
    EXPECT_TRUE(started.error().message.contains(QStringLiteral("choose another port")));
}

TEST(HttpServer, DoesNotStartWithALimitOutOfItsBounds) {
    EchoHandler handler;
    FakeClock clock;
    HttpLimits limits;
    limits.connections = 0;
    HttpServer server(handler, clock, limits);
    const auto started = server.start(QHostAddress(QHostAddress::LocalHost), 0);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(started.error().message.contains(QStringLiteral("connections")));
}

} // namespace
} // namespace gleaner
