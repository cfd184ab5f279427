// The head's HTTP/1.1 server: threads of its own, each with its share of the connections; the last one accepts, too.
// What is asked is the handlers' business. Limits, behaviour and what is refused: SERVER.md.
#pragma once

#include "head_node/server/http_loop.h"

#include <QThread>

#include <future>

namespace gleaner {

/// As many threads as one office's requests can use: one for each processor, 1 .. 4.
[[nodiscard]] int usualServerThreads();

/// Thread: start(), stop() and the destructor on one thread that is not the server's; counts() on any.
class HttpServer {
public:
    /// A thread for each of `handlers`, which is not empty; each handler is called on its own thread only. Handlers and
    /// `clock` outlive this. `makeSockets` is called on each of the threads.
    HttpServer(std::vector<HttpHandler*> handlers, const Clock& clock, HttpLimits limits = {},
               HttpSocketFactory makeSocketss = makePlainSockets);
    /// One thread.
    HttpServer(HttpHandler& handler, const Clock& clock, HttpLimits limits = {},
               HttpSocketFactory makeSocketss = makePlainSockets);
    /// Stops.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Begins to listen and returns the port, which is `port` unless that is 0: then the system chooses. Once only,
    /// until stop().
    /// Errors: Unavailable (the port is taken), Refused (not allowed), InvalidArgument (no such address; a limit out of
    /// its bounds).
    [[nodiscard]] Result<quint16> start(const QHostAddress& address, quint16 port);
    /// Drops every connection, answered or not, and waits for the threads. No handler is called afterwards; responders
    /// they still hold may be called and do nothing. Nothing happens when it does not run.
    void stop();

    [[nodiscard]] const HttpServerCounts& counts() const { return m_shared.counts; }

private:
    struct ListenAt {
        QHostAddress address;
        quint16 port;
    };
    /// What a thread says when it is ready.
    struct Ready {
        std::shared_ptr<LoopMailbox> mailbox;
        Result<quint16> port; ///< 0 for those that do not accept
    };
    struct ServerThread {
        std::unique_ptr<QThread> thread;
        std::shared_ptr<LoopMailbox> mailbox;
        std::future<void> ended; ///< it has let go of everything
    };

    [[nodiscard]] Result<quint16> startThread(HttpHandler& handler, const std::optional<ListenAt>& where);
    void run(HttpHandler& handler, const std::optional<ListenAt>& where, std::promise<Ready>& ready);

    const std::vector<HttpHandler*> m_handlers;
    const Clock& m_clock;
    HttpServerShared m_shared;
    HttpSocketFactory m_makeSockets;
    std::vector<ServerThread> m_threads; ///< in order of their start: the last one accepts
};

} // namespace gleaner
