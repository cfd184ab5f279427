// Requests per second of the HTTP server with a trivial handler, beside a bare QTcpSocket server that answers without
// looking (what Qt's sockets cost at least): http_server_bench [MILLISECONDS-A-FIGURE]. One line a figure. Client and
// server want a core each; `us_cpu` is the server thread's own processor time a request, which a busy machine changes
// least, and `per_core` what one core could do by it.
#include "head_node/server/http_server.h"
#include "tests/bench/http_load_posix.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace gleaner {
namespace {

const std::string kRequest =
    "GET /account/work/messages?numofmessages=1&visibilitytimeout=30 HTTP/1.1\r\n"
    "Host: 127.0.0.1:10001\r\nx-ms-version: 2019-07-07\r\n"
    "x-ms-date: Sun, 06 Nov 1994 08:49:37 GMT\r\nAuthorization: SharedKey account:0123456\r\n\r\n";

HttpResponse answer() {
    HttpResponse response{200, {}, QByteArrayLiteral("<QueueMessagesList/>")};
    response.headers.add(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/xml"));
    return response;
}

class TrivialHandler final : public HttpHandler {
public:
    void handle(const HttpRequest&, const HttpPeer&, std::function<void(HttpResponse)> respond) override {
        thread = ::pthread_self();
        respond(answer());
    }
    pthread_t thread{};
};

/// Answers on a thread of its own, all that wait at once, as a store with group commit does.
class DistantHandler final : public HttpHandler {
public:
    void handle(const HttpRequest&, const HttpPeer&, std::function<void(HttpResponse)> respond) override {
        thread = ::pthread_self();
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(respond));
        if (m_waiting.size() == 1)
            m_changed.notify_one();
    }
    pthread_t thread{};

private:
    void run(const std::stop_token& stop) {
        std::vector<std::function<void(HttpResponse)>> batch;
        while (!stop.stop_requested()) {
            batch.clear();
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, stop, [this] { return !m_waiting.empty(); });
                batch.swap(m_waiting);
            }
            for (const auto& respond : batch)
                respond(answer());
        }
    }
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::function<void(HttpResponse)>> m_waiting;
    std::jthread m_thread{[this](const std::stop_token& stop) { run(stop); }};
};

/// Answers each packet with the same bytes. Lives on its own thread.
class BareServer {
public:
    BareServer() {
        m_thread.start();
        m_server.moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            &m_server, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~BareServer() {
        QMetaObject::invokeMethod(
            &m_server, [this] { close(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    BareServer(const BareServer&) = delete;
    BareServer& operator=(const BareServer&) = delete;
    std::uint16_t port = 0;
    pthread_t thread{};

private:
    void listen() {
        thread = ::pthread_self();
        m_server.listen(QHostAddress(QHostAddress::LocalHost));
        port = m_server.serverPort();
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<QueueMessagesList/>");
                socket->flush();
            });
        });
    }
    void close() {
        m_server.close();
        for (QTcpSocket* socket : m_server.findChildren<QTcpSocket*>())
            delete socket;
    }
    QThread m_thread;
    QTcpServer m_server;
};

void measure(const char* name, std::uint16_t port, const pthread_t& thread, std::chrono::milliseconds duration) {
    for (const int connections : {1, 16, 64}) {
        HttpLoad load{port, connections, kRequest, 0, duration};
        load.answerBytes = measureAnswer(load);
        const auto before = processorTime(thread);
        const std::uint64_t answered = runHttpLoad(load);
        const std::chrono::duration<double, std::micro> used = processorTime(thread) - before;
        const double each = used.count() / static_cast<double>(answered);
        std::printf("%-8s connections %2d requests_per_s %.0f us_cpu %.2f per_core %.0f\n", name, connections,
                    static_cast<double>(answered) / std::chrono::duration<double>(duration).count(), each, 1e6 / each);
        std::fflush(stdout);
    }
}

template<typename Handler>
void measureServer(const char* name, std::chrono::milliseconds duration) {
    Handler handler;
    const SystemClock clock;
    HttpServer server(handler, clock);
    const auto port = server.start(QHostAddress(QHostAddress::LocalHost), 0);
    if (!port)
        std::exit(1);
    measure(name, *port, handler.thread, duration);
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    qputenv("QT_NO_GLIB", "1"); // SERVER.md, "What it costs"
    const QCoreApplication application(argc, argv);
    const std::chrono::milliseconds duration(argc > 1 ? std::atoi(argv[1]) : 3000);
    std::printf("request_bytes %zu\n", kRequest.size());
    {
        const BareServer bare;
        measure("bare", bare.port, bare.thread, duration);
    }
    measureServer<TrivialHandler>("trivial", duration);
    measureServer<DistantHandler>("distant", duration);
    return 0;
}
