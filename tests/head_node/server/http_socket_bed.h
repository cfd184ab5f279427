// A server whose answers the test directs, over each kind of socket. Thread: the test's.
#pragma once

#include "tests/head_node/server/socket_kinds.h"

#include <QSemaphore>

namespace gleaner {

inline QByteArray get(const QByteArray& target, const QByteArray& version = "1.1") {
    return "GET " + target + " HTTP/" + version + "\r\nHost: head\r\n\r\n";
}

/// Numbers, so that a lost, doubled or moved piece shows.
inline QByteArray numbers(qsizetype bytes) {
    QByteArray text;
    while (text.size() < bytes)
        text += QByteArray::number(text.size()) + '\n';
    return text;
}

/// More than the system takes at once.
inline const QByteArray& longBody() {
    static const QByteArray body = numbers(8'000'000);
    return body;
}

/// Does what the target says: /wait until the test lets go, which holds up the server's thread; /later answers when
/// somebody asks for /now; everything else is answered at once.
class Director final : public HttpHandler {
public:
    void handle(const HttpRequest& request, const HttpPeer&, std::function<void(HttpResponse)> respond) override {
        if (request.target == "/wait") {
            waiting.release();
            go.acquire();
        }
        if (request.target == "/later") {
            m_later.push_back(std::move(respond));
            later.release();
            return;
        }
        if (request.target == "/now")
            for (auto& answer : std::exchange(m_later, {}))
                answer({200, {}, "/later"});
        respond({200, {}, request.target == "/long" ? body : request.target});
    }

    const QByteArray& body = longBody();
    QSemaphore waiting; ///< /wait has come
    QSemaphore go;      ///< it may go on
    QSemaphore later;   ///< /later has come

private:
    std::vector<std::function<void(HttpResponse)>> m_later;
};

class HttpSocketTest : public SocketKindTest {
protected:
    [[nodiscard]] bool areOpen(qint64 count) {
        return eventually([&] { return m_running.server.counts().open == count; });
    }

    Director m_handler;
    RunningServer m_running{m_handler, quickLimits(), sockets()};
};

} // namespace gleaner
