// How other programs of the same user talk to a running head: one JSON object a line over a local socket, one answer a
// line. CONTROL.md is the definition. Thread: that of the event loop it was made on.
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

    explicit ControlServer(Handler handler);

    /// Takes over the socket of a head that was killed: the caller holds the data folder's lock.
    /// Errors: Unavailable, with what the system said.
    [[nodiscard]] Status listen(const QString& socketName);

private:
    void accept();
    void read(QLocalSocket* socket);

    Handler m_handler;
    QLocalServer m_server;
};

/// {"ok": false, "error": {"code": …, "message": …}}
[[nodiscard]] QJsonObject errorReply(const Error& error);
/// `fields` and "ok": true.
[[nodiscard]] QJsonObject okReply(QJsonObject fields = {});

} // namespace gleaner
