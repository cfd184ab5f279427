// How other programs of the same user talk to a running head or agent: one JSON object a line over a local socket, one
// answer a line. head_node/control/CONTROL.md and screensaver_client/link/AGENT.md say which.
// Thread: that of the event loop it was made on.
#pragma once

#include "common/base/result.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QObject>

#include <functional>

class QLocalSocket;

namespace gleaner {

/// A request or an answer has at most this many bytes.
inline constexpr qint64 kMaxControlLineBytes = 16 << 20;

class ControlServer {
public:
    using Reply = std::function<void(const QJsonObject&)>;
    /// Handles a request; calls the reply once, now or later, on any thread.
    using Handler = std::function<void(const QJsonObject& request, const Reply& reply)>;

    /// A connection, for a server that keeps something as long as one lasts. Never used twice.
    using Client = quint64;
    using ClientHandler = std::function<void(const QJsonObject& request, Client client, const Reply& reply)>;
    using Closed = std::function<void(Client client)>;

    explicit ControlServer(Handler handler);
    /// `closed`: that connection is no more; after its last request.
    ControlServer(ClientHandler handler, Closed closed);
    /// Nobody is told of connections that end with the server.
    ~ControlServer();

    /// Takes over the socket of a program that was killed: the caller holds the lock that goes with it.
    /// Errors: Unavailable, with what the system said.
    [[nodiscard]] Status listen(const QString& socketName);

private:
    void accept();
    void read(QLocalSocket* socket, Client client);

    ClientHandler m_handler;
    Closed m_closed;
    Client m_lastClient = 0;
    QLocalServer m_server;
};

/// {"ok": false, "error": {"code": …, "message": …}}
[[nodiscard]] QJsonObject errorReply(const Error& error);
/// `fields` and "ok": true.
[[nodiscard]] QJsonObject okReply(QJsonObject fields = {});

} // namespace gleaner
