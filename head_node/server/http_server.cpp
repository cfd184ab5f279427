#include "head_node/server/http_server.h"

#include "head_node/server/http_acceptor.h"

#include <QEventLoop>

#include <algorithm>

namespace gleaner {

int usualServerThreads() {
    constexpr int kMost = 4;
    return std::clamp(QThread::idealThreadCount(), 1, kMost);
}

HttpServer::HttpServer(std::vector<HttpHandler*> handlers, const Clock& clock, HttpLimits limits,
                       HttpSocketFactory makeSockets)
    : m_handlers(std::move(handlers)), m_clock(clock), m_shared(limits), m_makeSockets(std::move(makeSockets)) {}

HttpServer::HttpServer(HttpHandler& handler, const Clock& clock, HttpLimits limits, HttpSocketFactory makeSockets)
    : HttpServer(std::vector{&handler}, clock, limits, std::move(makeSockets)) {}

HttpServer::~HttpServer() {
    stop();
}

Result<quint16> HttpServer::start(const QHostAddress& address, quint16 port) {
    Q_ASSERT(m_threads.empty());
    if (const Status limits = checkHttpLimits(m_shared.limits); !limits)
        return failure(limits.error());
    for (std::size_t i = 1; i < m_handlers.size(); ++i)
        (void)startThread(*m_handlers[i], std::nullopt);
    auto taken = startThread(*m_handlers.front(), ListenAt{address, port});
    if (!taken)
        stop();
    return taken;
}

Result<quint16> HttpServer::startThread(HttpHandler& handler, const std::optional<ListenAt>& where) {
    const auto ready = std::make_shared<std::promise<Ready>>();
    const auto ended = std::make_shared<std::promise<void>>();
    std::unique_ptr<QThread> thread(QThread::create([=, this, &handler] {
        run(handler, where, *ready);
        ended->set_value();
    }));
    thread->setObjectName(QStringLiteral("server"));
    thread->start();
    Ready now = ready->get_future().get();
    m_threads.push_back({std::move(thread), std::move(now.mailbox), ended->get_future()});
    return now.port;
}

/// One of the server's threads from beginning to end.
void HttpServer::run(HttpHandler& handler, const std::optional<ListenAt>& where, std::promise<Ready>& ready) {
    QEventLoop events;
    HttpLoop loop(handler, m_clock, m_shared, m_makeSockets, [&events] { events.quit(); });
    if (!where) {
        ready.set_value({loop.mailbox(), quint16{0}});
        events.exec();
        return;
    }
    std::vector<std::shared_ptr<LoopMailbox>> loops{loop.mailbox()};
    std::ranges::transform(m_threads, std::back_inserter(loops), &ServerThread::mailbox);
    HttpAcceptor acceptor(std::move(loops));
    Result<quint16> port = acceptor.begin(where->address, where->port);
    const bool isListening = port.has_value();
    ready.set_value({loop.mailbox(), std::move(port)});
    if (isListening)
        events.exec();
}

void HttpServer::stop() {
    for (; !m_threads.empty(); m_threads.pop_back()) { // who accepts goes first
        ServerThread& last = m_threads.back();
        last.mailbox->requestStop();
        last.ended.wait();
        last.thread->wait();
    }
}

} // namespace gleaner
