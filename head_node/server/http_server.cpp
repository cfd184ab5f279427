#include "head_node/server/http_server.h"

#include <QEventLoop>

namespace gleaner {

HttpServer::HttpServer(HttpHandler& handler, const Clock& clock, HttpLimits limits, HttpSocketFactory makeSocket)
    : m_handler(handler), m_clock(clock), m_limits(limits), m_makeSocket(std::move(makeSocket)) {}

HttpServer::~HttpServer() {
    stop();
}

Result<quint16> HttpServer::start(const QHostAddress& address, quint16 port) {
    Q_ASSERT(!m_thread);
    if (const Status limits = checkHttpLimits(m_limits); !limits)
        return failure(limits.error());
    const auto started = std::make_shared<std::promise<Started>>();
    const auto ended = std::make_shared<std::promise<void>>();
    m_ended = ended->get_future();
    m_thread.reset(QThread::create([=, this] {
        run(address, port, *started);
        ended->set_value();
    }));
    m_thread->setObjectName(QStringLiteral("server"));
    m_thread->start();
    Started outcome = started->get_future().get();
    m_mailbox = std::move(outcome.mailbox);
    if (!outcome.port)
        stop();
    return outcome.port;
}

/// The server's thread from beginning to end.
void HttpServer::run(const QHostAddress& address, quint16 port, std::promise<Started>& started) {
    QEventLoop loop;
    HttpListener listener(m_handler, m_clock, m_limits, m_makeSocket, m_counts);
    Result<quint16> real = listener.begin(address, port, [&loop] { loop.quit(); });
    const bool isListening = real.has_value();
    started.set_value({std::move(real), listener.mailbox()});
    if (isListening)
        loop.exec();
    listener.end();
}

void HttpServer::stop() {
    if (!m_thread)
        return;
    m_mailbox->requestStop();
    m_ended.wait();
    m_thread->wait();
    m_thread.reset();
    m_mailbox.reset();
}

} // namespace gleaner
