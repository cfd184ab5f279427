// A small HTTP proxy on loopback: passes on plain requests in absolute form, and whatever follows a CONNECT. Thread: a
// thread of its own; the methods on any.
#pragma once

#include <QByteArrayList>

#include <memory>
#include <mutex>

class QThread;

namespace gleaner {

class HttpProxy {
public:
    /// `refusal`: how it answers every request, whole as HTTP has it; empty: it passes them on.
    explicit HttpProxy(const QByteArray& refusal = {});
    ~HttpProxy();
    HttpProxy(const HttpProxy&) = delete;
    HttpProxy& operator=(const HttpProxy&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// The heads of all requests that came to the proxy itself.
    [[nodiscard]] QByteArrayList heads() const;

private:
    void note(const QByteArray& head);

    mutable std::mutex m_mutex;
    QByteArrayList m_heads;
    std::unique_ptr<QThread> m_thread;
    quint16 m_port = 0;
};

} // namespace gleaner
