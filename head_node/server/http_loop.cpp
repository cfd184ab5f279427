#include "head_node/server/http_loop.h"

#include "common/rest/http_date.h"

#include <QAbstractEventDispatcher>
#include <QTcpSocket>

namespace gleaner {

namespace {

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

HttpLoop::HttpLoop(HttpHandler& handler, const Clock& clock, HttpServerShared& all,
                   const HttpSocketFactory& makeSockets, std::function<void()> stop)
    : m_clock(clock),
      m_sockets(makeSockets(*this)), m_shared{handler, all, nullptr, std::vector<char>(kMostReadAtOnce), {}, {}} {
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
            HttpConnection* connection = find(letter.connection);
            if (connection == nullptr)
                continue;
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
    const std::uint64_t id = m_nextId++;
    std::unique_ptr<HttpSocket> socket = m_sockets->make(id, descriptor);
    if (!socket)
        return;
    const QHostAddress address = socket->peerAddress();
    HttpDoor::Visit visit = m_shared.all.door.enter(address);
    switch (visit.entry) {
    case HttpDoor::Entry::Admitted:
        break;
    case HttpDoor::Entry::TooMany:
        refreshDate();
        (void)socket->write(tooManyConnections(m_shared.date));
        return;
    case HttpDoor::Entry::TooManyFromThere:
        return;
    }
    auto connection =
        std::make_unique<HttpConnection>(id, std::move(socket), std::move(visit.bodyBytes), m_shared, m_now);
    m_clients.emplace(id, Client{std::move(connection), address});
}

/// Null: it is over.
HttpConnection* HttpLoop::find(std::uint64_t id) const {
    const auto found = m_clients.find(id);
    return found == m_clients.end() ? nullptr : found->second.connection.get();
}

void HttpLoop::onReadable(std::uint64_t socket) {
    HttpConnection* connection = find(socket);
    if (connection == nullptr || m_isServing)
        return;
    serve([this, connection] {
        connection->read(m_now);
        afterTurn(*connection);
    });
}

void HttpLoop::onSent(std::uint64_t socket) {
    HttpConnection* connection = find(socket);
    if (connection == nullptr)
        return;
    connection->noteSent(m_clock.steadyNow());
    if (!m_isServing)
        serve([this, connection] { afterTurn(*connection); });
}

void HttpLoop::onLost(std::uint64_t socket) {
    HttpConnection* connection = find(socket);
    if (connection == nullptr)
        return;
    connection->lose();
    m_over.push_back(socket);
    if (!m_isServing)
        reap();
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
