// What the server's tests share: a running server, handlers that behave, and a client that speaks raw bytes. Every wait
// is for a socket or a condition and gives up after kPatience.
#pragma once

#include "head_node/server/http_server.h"
#include "tests/support/fake_clock.h"

#include <QTcpSocket>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace gleaner {

inline constexpr int kPatience_ms = 10'000;

/// An answer as it came over the wire.
struct RawAnswer {
    int status = 0;
    QByteArray head; ///< status line and fields
    QByteArray body;

    [[nodiscard]] QByteArray field(const QByteArray& name) const;
};

/// A socket that sends what it is told and reads answers by their Content-Length. Thread: one.
class RawClient {
public:
    explicit RawClient(quint16 port);
    /// Does not wait for the bytes to be taken.
    void send(const QByteArray& bytes);
    /// Waits until the system has taken all bytes; false when it does not within `patience_ms` or the server is gone.
    [[nodiscard]] bool flush(int patience_ms = kPatience_ms);
    /// The next answer, interim ones (1xx) included. nullopt: none came, or the connection ended first.
    [[nodiscard]] std::optional<RawAnswer> read(bool toHead = false);
    /// The connection has ended, or ends within `kPatience_ms`, with nothing left to read.
    [[nodiscard]] bool isClosedByServer();
    [[nodiscard]] QTcpSocket& socket() { return m_socket; }

private:
    [[nodiscard]] bool waitForMore();
    QTcpSocket m_socket;
    QByteArray m_input;
};

/// Answers every request at once with 200 and "METHOD TARGET BODYSIZE". Thread: the server's; count() on any.
class EchoHandler : public HttpHandler {
public:
    void handle(const HttpRequest& request, const HttpPeer&, std::function<void(HttpResponse)> respond) override;
    [[nodiscard]] int count() const { return m_count; }

private:
    std::atomic<int> m_count = 0;
};

/// Keeps requests until the test answers them. Thread: any.
class PatientHandler : public HttpHandler {
public:
    void handle(const HttpRequest& request, const HttpPeer&, std::function<void(HttpResponse)> respond) override;
    /// Waits until `count` requests have come, all together. False: they did not.
    [[nodiscard]] bool waitFor(std::size_t count);
    [[nodiscard]] std::size_t count() const;
    /// Answers request `index` (0-based, in order of coming) with 200 and its target.
    void answer(std::size_t index);
    /// Throws request `index`'s responder away.
    void forget(std::size_t index);

private:
    struct Held {
        QByteArray target;
        std::function<void(HttpResponse)> respond;
    };
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Held> m_held;
};

/// Limits whose sweep is quick, so that a test that moves the clock need not wait for it.
[[nodiscard]] HttpLimits quickLimits();

/// A server on loopback with a clock that stands still.
struct RunningServer {
    explicit RunningServer(HttpHandler& handler, const HttpLimits& limits = quickLimits(),
                           HttpSocketFactory makeSockets = makePlainSockets);
    FakeClock clock;
    HttpServer server;
    quint16 port = 0;
};

/// Polls `condition` until it holds; false when it does not within kPatience_ms.
[[nodiscard]] bool eventually(const std::function<bool()>& condition);

} // namespace gleaner
