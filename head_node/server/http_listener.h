// Accepts connections, counts them, and gives every event of theirs a turn. Made, used and destroyed on the
// server's thread, which has an event loop. Owns the connections.
#pragma once

#include "head_node/server/http_connection.h"

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>

#include <atomic>
#include <functional>
#include <unordered_map>

namespace gleaner {

/// Makes the socket for an accepted connection; null when that fails. TLS is another factory.
using HttpSocketFactory = std::function<std::unique_ptr<QTcpSocket>(qintptr descriptor)>;

/// Plain TCP.
[[nodiscard]] std::unique_ptr<QTcpSocket> makePlainSocket(qintptr descriptor);

/// Thread: written by the server's, read by any.
struct HttpServerCounts {
    std::atomic<qint64> open = 0;     ///< connections served now
    std::atomic<qint64> accepted = 0; ///< ever served
    std::atomic<qint64> refused = 0;  ///< ever turned away because there were too many
};

class HttpListener final : public QTcpServer {
public:
    HttpListener(HttpHandler& handler, const Clock& clock, const HttpLimits& limits, HttpSocketFactory makeSocket,
                 HttpServerCounts& counts);
    ~HttpListener() override;

    /// Begins to listen. `stop` is called when somebody has asked the mailbox for it.
    /// Errors: Unavailable (the port is taken), Refused (not allowed), InvalidArgument.
    [[nodiscard]] Result<quint16> begin(const QHostAddress& address, quint16 port, std::function<void()> stop);
    /// Drops every connection and stops listening. Answers that come later fall into nothing.
    void end();
    [[nodiscard]] std::shared_ptr<ResponseMailbox> mailbox() const { return m_shared.mailbox; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Client {
        std::unique_ptr<HttpConnection> connection;
        QHostAddress address;
    };

    template<typename Turn>
    void serve(Turn turn);
    void deliver();
    void reap();
    void welcome(std::unique_ptr<QTcpSocket> socket, const QHostAddress& address);
    void listenTo(HttpConnection& connection);
    void sweep();
    void awake(const std::function<void()>& stop);
    void refreshDate();
    void afterTurn(HttpConnection& connection);

    const Clock& m_clock;
    const HttpLimits& m_limits;
    HttpSocketFactory m_makeSocket;
    HttpServerCounts& m_counts;
    HttpConnectionShared m_shared;
    std::unordered_map<std::uint64_t, Client> m_clients;
    QHash<QHostAddress, qint64> m_perAddress;
    std::uint64_t m_nextId = 1;
    SteadyPoint m_now; ///< of the turn that is being served
    Seconds m_dateOf{-1};
    bool m_isServing = false;
    bool m_hasAcceptFailed = false;
    std::vector<ResponseMailbox::Letter> m_letters;
    std::vector<HttpConnection*> m_touched;
    std::vector<std::uint64_t> m_over;
    std::unique_ptr<QTimer> m_sweeper;
};

} // namespace gleaner
