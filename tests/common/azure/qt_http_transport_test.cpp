// Against a peer of a few lines on loopback, so that it can misbehave as no server of ours would.
#include "common/azure/qt_http_transport.h"

#include "tests/support/application_environment.h"
#include "tests/support/code_of.h"

#include <QSemaphore>
#include <QTcpServer>

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <thread>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

constexpr char kOk[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
constexpr int kPatience = 5'000; ///< ms; a peer that waits longer has a failed test

/// One accepted connection after the other goes to the next of a list of functions, on a thread of its own.
class Peer {
public:
    using Talk = std::function<void(QTcpSocket&)>;

    explicit Peer(std::vector<Talk> talks) : m_thread([this, talks = std::move(talks)] { run(talks); }) {
        m_port = m_listening.get_future().get();
    }
    [[nodiscard]] ServiceEndpoint endpoint() const { return {false, QStringLiteral("127.0.0.1"), m_port, {}}; }

private:
    void run(const std::vector<Talk>& talks) {
        QTcpServer server;
        EXPECT_TRUE(server.listen(QHostAddress::LocalHost));
        m_listening.set_value(server.serverPort());
        for (const Talk& talk : talks) {
            EXPECT_TRUE(server.waitForNewConnection(kPatience));
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            if (socket) {
                talk(*socket);
            }
        }
    }

    std::promise<quint16> m_listening;
    quint16 m_port = 0;
    std::jthread m_thread;
};

/// Everything up to the end of a request that has no body.
QByteArray readRequest(QTcpSocket& socket) {
    QByteArray bytes;
    while (!bytes.contains("\r\n\r\n") && socket.waitForReadyRead(kPatience)) {
        bytes += socket.readAll();
    }
    return bytes;
}

void answer(QTcpSocket& socket, const QByteArray& bytes) {
    socket.write(bytes);
    socket.flush();
    socket.waitForBytesWritten(kPatience);
}

void untilClosed(QTcpSocket& socket) {
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(kPatience)) {
        socket.readAll();
    }
}

const HttpRequest kGet{"GET", "/a/q?x=1", {}, {}};

TEST(QtHttpTransport, SendsARequestAndReadsItsAnswer) {
    QByteArray seen;
    Result<HttpResponse> response;
    {
        Peer peer({[&seen](QTcpSocket& socket) {
            seen = readRequest(socket);
            answer(socket, kOk);
        }});
        QtHttpTransport transport(peer.endpoint());
        HttpRequest request = kGet;
        request.headers.add("x-ms-date", "now");
        response = transport.send(request, 5s);
    }
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->body, "ok");
    EXPECT_TRUE(seen.startsWith("GET /a/q?x=1 HTTP/1.1\r\nx-ms-date: now\r\nHost: 127.0.0.1:")) << seen.constData();
}

TEST(QtHttpTransport, KeepsItsConnection) {
    Peer peer({[](QTcpSocket& socket) {
        for (int i = 0; i < 3; ++i) {
            readRequest(socket);
            answer(socket, kOk);
        }
    }});
    QtHttpTransport transport(peer.endpoint());
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(transport.send(kGet, 5s));
    }
}

TEST(QtHttpTransport, AConnectionClosedWhileIdleIsReplaced) {
    Peer peer({[](QTcpSocket& socket) {
                   readRequest(socket);
                   answer(socket, kOk);
               },
               [](QTcpSocket& socket) {
                   readRequest(socket);
                   answer(socket, kOk);
               }});
    QtHttpTransport transport(peer.endpoint());
    EXPECT_TRUE(transport.send(kGet, 5s));
    EXPECT_TRUE(transport.send(kGet, 5s));
}

TEST(QtHttpTransport, AConnectionClosedOnARequestIsReplacedOnce) {
    int requests = 0;
    Result<HttpResponse> second;
    {
        Peer peer({[&requests](QTcpSocket& socket) {
                       readRequest(socket);
                       answer(socket, kOk);
                       readRequest(socket);
                       ++requests;
                   },
                   [&requests](QTcpSocket& socket) {
                       readRequest(socket);
                       ++requests;
                   }});
        QtHttpTransport transport(peer.endpoint());
        EXPECT_TRUE(transport.send(kGet, 5s));
        second = transport.send(kGet, 5s);
    }
    EXPECT_EQ(requests, 2);
    EXPECT_EQ(codeOf(second), ErrorCode::Unavailable);
}

TEST(QtHttpTransport, APartialAnswerIsNotAskedForAgain) {
    Peer peer({[](QTcpSocket& socket) {
        readRequest(socket);
        answer(socket, kOk);
        readRequest(socket);
        answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    }});
    QtHttpTransport transport(peer.endpoint());
    EXPECT_TRUE(transport.send(kGet, 5s));
    EXPECT_EQ(codeOf(transport.send(kGet, 5s)), ErrorCode::Unavailable);
}

TEST(QtHttpTransport, AServerThatSaysCloseGetsANewConnection) {
    const auto closing = [](QTcpSocket& socket) {
        readRequest(socket);
        answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        untilClosed(socket);
    };
    Peer peer({closing, closing});
    QtHttpTransport transport(peer.endpoint());
    EXPECT_TRUE(transport.send(kGet, 5s));
    EXPECT_TRUE(transport.send(kGet, 5s));
}

TEST(QtHttpTransport, AnEarlyAnswerToALongBodyIsHeard) {
    Peer peer({[](QTcpSocket& socket) {
        readRequest(socket);
        answer(socket, "HTTP/1.1 413 Too large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        untilClosed(socket);
    }});
    QtHttpTransport transport(peer.endpoint());
    const auto response = transport.send({"POST", "/", {}, QByteArray(1 << 20, 'x')}, 5s);
    ASSERT_TRUE(response) << response.error().message.toStdString();
    EXPECT_EQ(response->status, 413);
}

TEST(QtHttpTransport, ASilentServerIsLeftInTime) {
    Peer peer({untilClosed});
    QtHttpTransport transport(peer.endpoint());
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(codeOf(transport.send(kGet, 60ms)), ErrorCode::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
}

TEST(QtHttpTransport, AbortEndsAWaitAndHoldsUntilRearmed) {
    QSemaphore asked;
    Peer peer({[&asked](QTcpSocket& socket) {
                   readRequest(socket);
                   asked.release();
                   untilClosed(socket);
               },
               [](QTcpSocket& socket) {
                   readRequest(socket);
                   answer(socket, kOk);
               }});
    QtHttpTransport transport(peer.endpoint());
    std::chrono::steady_clock::time_point aborted;
    std::jthread other([&] {
        asked.acquire();
        aborted = std::chrono::steady_clock::now();
        transport.abort();
    });
    EXPECT_EQ(codeOf(transport.send(kGet, 60s)), ErrorCode::Unavailable);
    other.join();
    EXPECT_LT(std::chrono::steady_clock::now() - aborted, 1s);
    EXPECT_EQ(codeOf(transport.send(kGet, 60s)), ErrorCode::Unavailable);
    transport.rearm();
    EXPECT_TRUE(transport.send(kGet, 5s));
}

TEST(QtHttpTransport, NobodyListeningIsUnavailable) {
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    QtHttpTransport transport({false, QStringLiteral("127.0.0.1"), port, {}});
    const auto response = transport.send(kGet, 5s);
    EXPECT_EQ(codeOf(response), ErrorCode::Unavailable);
    EXPECT_TRUE(response.error().message.contains(QStringLiteral("127.0.0.1:%1").arg(port)));
}

TEST(QtHttpTransport, WorksOnAThreadWithoutEventLoop) {
    Peer peer({[](QTcpSocket& socket) {
        readRequest(socket);
        answer(socket, kOk);
    }});
    Result<HttpResponse> response;
    std::jthread([&] {
        QtHttpTransport transport(peer.endpoint());
        response = transport.send(kGet, 5s);
    }).join();
    EXPECT_TRUE(response);
}

#ifndef Q_OS_WIN // Wine, which runs this for Windows, has TLS only in part: its handshake waits where Windows refuses
TEST(QtHttpTransport, AServerWithoutTlsCannotProveWhoItIs) {
    Peer peer({[](QTcpSocket& socket) {
        socket.waitForReadyRead(kPatience);
        answer(socket, kOk);
        untilClosed(socket);
    }});
    ServiceEndpoint endpoint = peer.endpoint();
    endpoint.tls = true;
    QtHttpTransport transport(endpoint);
    EXPECT_EQ(codeOf(transport.send(kGet, 5s)), ErrorCode::Refused);
}
#endif

} // namespace
} // namespace gleaner
