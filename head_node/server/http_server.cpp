#include "head_node/server/http_server.h"

namespace gleaner {

HttpServer::HttpServer(HttpHandler& handler, const Clock& clock, HttpLimits limits, HttpSocketFactory makeSocket)
    : m_handler(handler), m_clock(clock), m_limits(limits), m_makeSocket(std::move(makeSocket)) {
    m_thread.setObjectName(QStringLiteral("server"));
}

HttpServer::~HttpServer() {
    stop();
}

Result<quint16> HttpServer::start(const QHostAddress& address, quint16 port) {
    Q_ASSERT(!m_listener);
    if (const Status limits = checkHttpLimits(m_limits); !limits)
        return failure(limits.error());
    m_listener = std::make_unique<HttpListener>(m_handler, m_clock, m_limits, m_makeSocket, m_counts);
    m_listener->moveToThread(&m_thread);
    m_thread.start();
    Result<quint16> result;
    QMetaObject::invokeMethod(
        m_listener.get(), [&] { result = m_listener->begin(address, port); }, Qt::BlockingQueuedConnection);
    if (!result)
        stop();
    return result;
}

void HttpServer::stop() {
    if (!m_listener)
        return;
    QMetaObject::invokeMethod(
        m_listener.get(), [&] { m_listener->end(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    m_listener.reset();
}

} // namespace gleaner
