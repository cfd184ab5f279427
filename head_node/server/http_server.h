// The head's HTTP/1.1 server: a thread of its own with all connections on it. What is asked is the handler's business.
// Limits, behaviour and what is refused: SERVER.md.
#pragma once

#include "head_node/server/http_listener.h"

#include <QThread>

#include <future>

namespace gleaner {

/// Thread: start(), stop() and the destructor on one thread that is not the server's; counts() on any.
class HttpServer {
public:
    /// `handler` and `clock` outlive this. `makeSocket` is called on the server's thread.
    HttpServer(HttpHandler& handler, const Clock& clock, HttpLimits limits = {},
               HttpSocketFactory makeSocket = makePlainSocket);
    /// Stops.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Begins to listen and returns the port, which is `port` unless that is 0: then the system chooses. Once only,
    /// until stop().
    /// Errors: Unavailable (the port is taken), Refused (not allowed), InvalidArgument (no such address; a limit out of
    /// its bounds).
    [[nodiscard]] Result<quint16> start(const QHostAddress& address, quint16 port);
    /// Drops every connection, answered or not, and waits for the thread. The handler is not called afterwards;
    /// responders it still holds may be called and do nothing. Nothing happens when it does not run.
    void stop();

    [[nodiscard]] const HttpServerCounts& counts() const { return m_counts; }

private:
    struct Started {
        Result<quint16> port;
        std::shared_ptr<ResponseMailbox> mailbox;
    };
    void run(const QHostAddress& address, quint16 port, std::promise<Started>& started);

    HttpHandler& m_handler;
    const Clock& m_clock;
    const HttpLimits m_limits;
    HttpSocketFactory m_makeSocket;
    HttpServerCounts m_counts;
    std::unique_ptr<QThread> m_thread; ///< null: not running
    std::shared_ptr<ResponseMailbox> m_mailbox;
    std::future<void> m_ended; ///< the server's thread has let go of everything
};

} // namespace gleaner
