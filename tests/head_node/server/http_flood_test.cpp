// What the server keeps of what clients throw at it, and that others stay served meanwhile.
#include "tests/head_node/server/socket_kinds.h"

#include <QFile>

#include <gtest/gtest.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
/// Of the sanitizers' runtime; GCC does not ship the header that declares it.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace gleaner {
namespace {

using namespace std::chrono_literals;

const QByteArray kGet = "GET /x HTTP/1.1\r\nHost: head\r\n\r\n";
const QByteArray kBeginOfPut = "PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 50000\r\n\r\nhe";

/// Answers with a body of a given size. Thread: the server's; count() on any.
class BulkyHandler final : public HttpHandler {
public:
    explicit BulkyHandler(qsizetype size) : m_body(size, 'b') {}
    void handle(const HttpRequest&, const HttpPeer&, std::function<void(HttpResponse)> respond) override {
        ++m_count;
        respond({200, {}, m_body});
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    QByteArray m_body;
    std::atomic<int> m_count = 0;
};

class HttpFloodTest : public SocketKindTest {};

INSTANTIATE_TEST_SUITE_P(Sockets, HttpFloodTest, everyKindOfSocket(), kindName);

TEST_P(HttpFloodTest, ReadingStopsAtUnansweredRequestsAndGoesOn) {
    PatientHandler handler;
    HttpLimits limits = quickLimits();
    limits.unansweredRequests = 3;
    RunningServer running(handler, limits, sockets());
    RawClient client(running.port);
    client.send(kGet.repeated(10));
    ASSERT_TRUE(handler.waitFor(3));
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_LE(handler.count(), i + 3);
        ASSERT_TRUE(handler.waitFor(i + 1));
        handler.answer(i);
        EXPECT_EQ(client.read()->status, 200);
    }
}

TEST_P(HttpFloodTest, ReadingStopsAtUnansweredBytesAndGoesOn) {
    PatientHandler handler;
    HttpLimits limits = quickLimits();
    limits.unansweredBytes = 1000;
    RunningServer running(handler, limits, sockets());
    RawClient client(running.port);
    const QByteArray put = "PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 900\r\n\r\n" + QByteArray(900, 'b');
    client.send(put.repeated(6));
    for (std::size_t i = 0; i < 6; ++i) {
        ASSERT_TRUE(handler.waitFor(i + 1));
        EXPECT_LE(handler.count(), i + 2);
        handler.answer(i);
        EXPECT_EQ(client.read()->status, 200);
    }
}

TEST_P(HttpFloodTest, ReadingStopsWhileAnswersAreNotTaken) {
    constexpr int kRequests = 400;
    BulkyHandler handler(200'000);
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.socket().setReadBufferSize(1000);
    client.send(kGet.repeated(kRequests));
    ASSERT_TRUE(client.flush());
    RawClient other(running.port); // served although the first one does not read
    other.send(kGet);
    EXPECT_EQ(other.read()->body.size(), 200'000);
    // What is in flight: the system's buffers on both sides and `unsentBytes`; far from 80 MB.
    EXPECT_LT(handler.count(), kRequests / 2);
    client.socket().setReadBufferSize(0);
    for (int i = 0; i < kRequests; ++i) {
        const auto answer = client.read();
        ASSERT_TRUE(answer) << i;
        ASSERT_EQ(answer->body.size(), 200'000);
    }
    EXPECT_EQ(handler.count(), kRequests + 1);
}

TEST_P(HttpFloodTest, BodiesOfAllConnectionsTogetherHaveALimit) {
    PatientHandler handler;
    HttpLimits limits = quickLimits();
    limits.bodyBytesInAll = 60'000;
    RunningServer running(handler, limits, sockets());
    const QByteArray put = "PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 50000\r\n\r\n" + QByteArray(50'000, 'b');
    RawClient first(running.port);
    first.send(put);
    ASSERT_TRUE(handler.waitFor(1));
    RawClient second(running.port);
    second.send(put);
    EXPECT_EQ(second.read()->status, 503);
    RawClient small(running.port);
    small.send(kGet);
    ASSERT_TRUE(handler.waitFor(2)) << "what needs no room is served";
    small.send({});
    handler.answer(0);
    EXPECT_EQ(first.read()->status, 200);
    RawClient third(running.port);
    third.send(put);
    ASSERT_TRUE(handler.waitFor(3));
    handler.answer(2);
    EXPECT_EQ(third.read()->status, 200);
}

TEST_P(HttpFloodTest, HalfABodyThatItsClientDropsMakesRoomAgain) {
    EchoHandler handler;
    HttpLimits limits = quickLimits();
    limits.bodyBytesInAll = 60'000;
    RunningServer running(handler, limits, sockets());
    const QByteArray head = "PUT /x HTTP/1.1\r\nHost: head\r\nContent-Length: 50000\r\n\r\n";
    {
        RawClient dropped(running.port);
        dropped.send(head + QByteArray(40'000, 'b'));
        ASSERT_TRUE(dropped.flush());
    }
    ASSERT_TRUE(eventually([&] {
        RawClient client(running.port);
        client.send(head + QByteArray(50'000, 'b'));
        return client.read()->status == 200;
    }));
}

TEST_P(HttpFloodTest, AnswersThatNobodyTakesCountAsBodies) {
    BulkyHandler handler(20'000'000);
    HttpLimits limits = quickLimits();
    limits.bodyBytesInAll = 30'000'000;
    RunningServer running(handler, limits, sockets());
    RawClient lazy(running.port);
    lazy.socket().setReadBufferSize(1'000);
    lazy.send(kGet);
    ASSERT_TRUE(eventually([&] { return handler.count() == 1; }));
    RawClient client(running.port);
    client.send(kGet);
    EXPECT_EQ(client.read()->status, 503);
}

TEST_P(HttpFloodTest, WhoLeavesItsAnswersUntakenGetsNoMoreThanItsAddresssShare) {
    BulkyHandler handler(4'000); // small enough to be let through whatever waits
    HttpLimits limits = quickLimits();
    limits.bodyBytesInAll = 60'000'000;
    limits.bodyBytesPerAddress = 1'000'000;
    limits.unsentBytes = 40'000'000;
    RunningServer running(handler, limits, sockets());
    constexpr int kRequests = 10'000;
    RawClient lazy(running.port);
    lazy.socket().setReadBufferSize(1'000);
    for (int i = 0; i < kRequests; ++i)
        lazy.send(kGet);
    (void)lazy.flush();
    RawClient other(running.port);
    other.send(kGet);
    EXPECT_EQ(other.read()->status, 200) << "small answers are for everybody";
    const int served = handler.count();
    EXPECT_LT(served, kRequests / 2) << "the system's own buffers hold some megabytes";
    lazy.socket().setReadBufferSize(0);
    for (int i = 0; i < kRequests; ++i)
        ASSERT_TRUE(lazy.read()) << i << ": it goes on when its answers are taken";
}

TEST_P(HttpFloodTest, ClientThatDoesNotTakeItsAnswersIsDropped) {
    BulkyHandler handler(20'000'000);
    RunningServer running(handler, quickLimits(), sockets());
    RawClient client(running.port);
    client.socket().setReadBufferSize(1000);
    client.send(kGet);
    ASSERT_TRUE(eventually([&] { return handler.count() == 1; }));
    EXPECT_TRUE(eventually([&] {
        running.clock.advance(30s);
        return running.server.counts().open == 0;
    }));
}

/// Memory of this process: what is resident, or, where a sanitizer keeps freed memory resident, what is allocated.
qint64 memoryBytes() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#else
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toLongLong() * 4096 : 0;
#endif
}

/// Sends 50 MB in pieces, until the server has had enough.
void flood(RawClient& client, const QByteArray& begin) {
    const QByteArray piece(64 * 1024, 'x');
    client.send(begin);
    for (int i = 0; i < 800; ++i) {
        client.send(piece);
        if (!client.flush())
            return;
    }
}

TEST_P(HttpFloodTest, FiftyMegabytesOfHeaderOrBodyDoNotGrowTheProcess) {
    EchoHandler handler;
    RunningServer running(handler, quickLimits(), sockets());
    const qint64 before = memoryBytes();
    for (const char* begin :
         {"GET /", "GET / HTTP/1.1\r\nX: ", "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 52428800\r\n\r\n",
          "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n60000;",
          "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3200000\r\n"}) {
        RawClient client(running.port);
        flood(client, begin);
        EXPECT_LT(memoryBytes() - before, 10'000'000) << begin;
    }
    EXPECT_EQ(handler.count(), 0);
}

TEST_P(HttpFloodTest, AFloodOfHalfRequestsLeavesOthersServed) {
    EchoHandler handler;
    HttpLimits limits = quickLimits();
    limits.connectionsPerAddress = 300;
    RunningServer running(handler, limits, sockets());
    RawClient served(running.port);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(std::make_unique<RawClient>(running.port));
        clients.back()->send(i % 2 == 0 ? kBeginOfPut : QByteArray("GET / HTTP/1.1\r\nX: "));
    }
    for (int i = 0; i < 20; ++i) {
        served.send(kGet);
        ASSERT_EQ(served.read()->status, 200);
    }
    ASSERT_TRUE(eventually([&] { return running.server.counts().open == 201; }));
    EXPECT_TRUE(eventually([&] {
        running.clock.advance(1s);
        return running.server.counts().open == 0;
    }));
}

} // namespace
} // namespace gleaner
