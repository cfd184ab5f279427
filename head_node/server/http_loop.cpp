#include "head_node/server/http_loop.h"

#include "common/rest/http_date.h"

#include <QAbstractEventDispatcher>

namespace gleaner {

namespace {

/// What one connection reads at a turn.
constexpr std::size_t kInputBytes = 64 * 1024;
/// The shared output buffer is given back when one answer made it larger than this.
constexpr qsizetype kOutputBytesKept = 1024 * 1024;

QByteArray tooManyConnections(QByteArrayView date) {
    QByteArray bytes;
    HttpResponse response{503, {}, QByteArrayLiteral("Too many connections are open. Try again in a minute.\n")};
    response.headers.add(QByteArrayLiteral("Content-Type"), QByteArrayLiteral("text/plain"));
    response.headers.add(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("60"));
    appendHttpResponse(bytes, response, {false, true}, date);
    return bytes;
}

} // namespace

void closeDescriptor(qintptr descriptor) {
    QTcpSocket().setSocketDescriptor(descriptor);
}

std::unique_ptr<QTcpSocket> makePlainSocket(qintptr descriptor) {
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return nullptr;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket;
}

HttpLoop::HttpLoop(HttpHandler& handler, const Clock& clock, HttpServerShared& all, HttpSocketFactory makeSocket,
                   std::function<void()> stop)
    : m_clock(clock),
      m_makeSocket(std::move(makeSocket)), m_shared{handler, all, nullptr, std::vector<char>(kInputBytes), {}, {}} {
    QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
    // A bare wake-up costs less than an event, and many before the loop turns are one.
    m_shared.mailbox = std::make_shared<LoopMailbox>([dispatcher] { dispatcher->wakeUp(); });
    connect(&m_sweeper, &QTimer::timeout, this, [this] { sweep(); });
    m_sweeper.start(all.limits.sweepInterval);
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this, stop = std::move(stop)] { awake(stop); });
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { m_shared.handler.turnEnded(); });
}

HttpLoop::~HttpLoop() {
    m_shared.mailbox->close();
    m_isServing = true; // what the sockets say while they go is of no interest
    for (auto& [id, client] : m_clients)
        m_over.push_back(id);
    reap();
    m_shared.mailbox->takeArrivals(m_arrivals);
    for (const qintptr descriptor : m_arrivals)
        closeDescriptor(descriptor);
}

/// Every event of a socket, of the clock or of the mailbox comes through here: the turn itself, then the answers it led
/// to, then the end of connections that are over. Signals that come while a turn is served only leave a note.
template<typename Turn>
void HttpLoop::serve(Turn turn) {
    m_isServing = true;
    m_now = m_clock.steadyNow();
    refreshDate();
    m_shared.mailbox->hold();
    turn();
    deliver();
    reap();
    m_isServing = false;
}

void HttpLoop::deliver() {
    while (m_shared.mailbox->take(m_letters)) {
        for (LoopMailbox::Letter& letter : m_letters) {
            const auto found = m_clients.find(letter.connection);
            if (found == m_clients.end())
                continue;
            HttpConnection* connection = found->second.connection.get();
            connection->fulfil(letter.request, std::move(letter.response));
            if (m_touched.empty() || m_touched.back() != connection)
                m_touched.push_back(connection);
        }
        for (HttpConnection* connection : m_touched)
            afterTurn(*connection);
        m_touched.clear();
    }
    if (m_shared.output.capacity() > kOutputBytesKept)
        m_shared.output = QByteArray();
}

void HttpLoop::afterTurn(HttpConnection& connection) {
    connection.proceed(m_now);
    if (connection.isOver())
        m_over.push_back(connection.id());
}

void HttpLoop::reap() {
    for (const std::uint64_t id : m_over) {
        const auto found = m_clients.find(id);
        if (found == m_clients.end())
            continue;
        m_shared.all.door.leave(found->second.address);
        m_clients.erase(found);
    }
    m_over.clear();
}

void HttpLoop::welcomeArrivals() {
    m_shared.mailbox->takeArrivals(m_arrivals);
    for (const qintptr descriptor : m_arrivals)
        welcome(descriptor);
}

void HttpLoop::welcome(qintptr descriptor) {
    std::unique_ptr<QTcpSocket> socket = m_makeSocket(descriptor);
    if (!socket)
        return;
    const QHostAddress address = socket->peerAddress();
    HttpDoor::Visit visit = m_shared.all.door.enter(address);
    switch (visit.entry) {
    case HttpDoor::Entry::Admitted:
        break;
    case HttpDoor::Entry::TooMany:
        refreshDate();
        socket->write(tooManyConnections(m_shared.date));
        socket->flush();
        return;
    case HttpDoor::Entry::TooManyFromThere:
        return;
    }
    const std::uint64_t id = m_nextId++;
    auto connection =
        std::make_unique<HttpConnection>(id, std::move(socket), std::move(visit.bodyBytes), m_shared, m_now);
    listenTo(*connection);
    m_clients.emplace(id, Client{std::move(connection), address});
}

void HttpLoop::listenTo(HttpConnection& connection) {
    QTcpSocket* socket = &connection.socket();
    connect(socket, &QTcpSocket::readyRead, socket, [this, &connection] {
        if (!m_isServing)
            serve([&] {
                connection.read(m_now);
                afterTurn(connection);
            });
    });
    connect(socket, &QTcpSocket::bytesWritten, socket, [this, &connection] {
        connection.noteSent(m_clock.steadyNow());
        if (!m_isServing)
            serve([&] { afterTurn(connection); });
    });
    const auto lose = [this, &connection] {
        connection.lose();
        m_over.push_back(connection.id());
        if (!m_isServing)
            reap();
    };
    connect(socket, &QTcpSocket::disconnected, socket, lose);
    connect(socket, &QTcpSocket::errorOccurred, socket, lose);
}

void HttpLoop::sweep() {
    serve([this] {
        for (auto& [id, client] : m_clients) {
            client.connection->sweep(m_now);
            afterTurn(*client.connection);
        }
    });
}

/// At every turn of the event loop.
void HttpLoop::awake(const std::function<void()>& stop) {
    switch (m_shared.mailbox->call()) {
    case LoopMailbox::Call::Nothing:
        return;
    case LoopMailbox::Call::Post:
        serve([this] { welcomeArrivals(); });
        return;
    case LoopMailbox::Call::Stop:
        stop();
        return;
    }
}

void HttpLoop::refreshDate() {
    const TimePoint now = m_clock.now();
    const Seconds second = std::chrono::floor<Seconds>(now.time_since_epoch());
    if (std::exchange(m_dateOf, second) != second)
        m_shared.date = toHttpDate(now);
}

} // namespace gleaner
