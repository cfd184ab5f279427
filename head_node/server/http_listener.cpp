#include "head_node/server/http_listener.h"

#include "common/rest/http_date.h"

#include <QAbstractEventDispatcher>
#include <QLoggingCategory>

namespace gleaner {

namespace {

Q_LOGGING_CATEGORY(logServer, "gleaner.server")

/// What one connection reads at a turn.
constexpr std::size_t kInputBytes = 64 * 1024;
/// The system keeps this many connections that are not accepted yet.
constexpr int kBacklog = 511;
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

Error listenError(const QTcpServer& server, const QHostAddress& address, quint16 port) {
    const QString where = QStringLiteral("port %1 of %2").arg(port).arg(address.toString());
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return {ErrorCode::Unavailable, QStringLiteral("The server cannot listen on %1 because another program does. "
                                                       "Stop that program or choose another port.")
                                            .arg(where)};
    case QAbstractSocket::SocketAccessError:
        return {ErrorCode::Refused,
                QStringLiteral("The server is not allowed to listen on %1. Choose a port over 1023.").arg(where)};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {
            ErrorCode::InvalidArgument,
            QStringLiteral("The server cannot listen on %1: this computer has no such address. Choose one of its own.")
                .arg(where)};
    default:
        return {ErrorCode::Unavailable,
                QStringLiteral("The server cannot listen on %1: %2.").arg(where, server.errorString())};
    }
}

} // namespace

std::unique_ptr<QTcpSocket> makePlainSocket(qintptr descriptor) {
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return nullptr;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket;
}

HttpListener::HttpListener(HttpHandler& handler, const Clock& clock, const HttpLimits& limits,
                           HttpSocketFactory makeSocket, HttpServerCounts& counts)
    : m_clock(clock), m_limits(limits), m_makeSocket(std::move(makeSocket)),
      m_counts(counts), m_shared{handler, m_limits, nullptr, std::vector<char>(kInputBytes), {}, {}} {
    // A bare wake-up costs less than an event, and many before the loop turns are one.
    m_shared.mailbox = std::make_shared<ResponseMailbox>(
        [dispatcher = QAbstractEventDispatcher::instance()] { dispatcher->wakeUp(); });
    setListenBacklogSize(kBacklog);
    connect(this, &QTcpServer::acceptError, this, [this](QAbstractSocket::SocketError) {
        // Out of descriptors, mostly. Qt stops accepting; the next sweep tries again.
        m_hasAcceptFailed = true;
        qCWarning(logServer).noquote() << "event=accept-failed reason=" << errorString();
    });
}

HttpListener::~HttpListener() = default;

Result<quint16> HttpListener::begin(const QHostAddress& address, quint16 port, std::function<void()> stop) {
    if (!listen(address, port))
        return failure(listenError(*this, address, port));
    m_sweeper = std::make_unique<QTimer>();
    connect(m_sweeper.get(), &QTimer::timeout, this, [this] { sweep(); });
    m_sweeper->start(m_limits.sweepInterval);
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this,
            [this, stop = std::move(stop)] { awake(stop); });
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
            [this] { m_shared.handler.turnEnded(); });
    return serverPort();
}

void HttpListener::end() {
    m_shared.mailbox->close();
    m_sweeper.reset();
    close();
    m_clients.clear();
    m_perAddress.clear();
    m_counts.open = 0;
}

/// Every event of a socket, of the clock or of the mailbox comes through here: the turn itself, then the answers it led
/// to, then the end of connections that are over. Signals that come while a turn is served only leave a note.
template<typename Turn>
void HttpListener::serve(Turn turn) {
    m_isServing = true;
    m_now = m_clock.steadyNow();
    refreshDate();
    m_shared.mailbox->hold();
    turn();
    deliver();
    reap();
    m_isServing = false;
}

void HttpListener::deliver() {
    while (m_shared.mailbox->take(m_letters)) {
        for (ResponseMailbox::Letter& letter : m_letters) {
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

void HttpListener::afterTurn(HttpConnection& connection) {
    connection.proceed(m_now);
    if (connection.isOver())
        m_over.push_back(connection.id());
}

void HttpListener::reap() {
    for (const std::uint64_t id : m_over) {
        const auto found = m_clients.find(id);
        if (found == m_clients.end())
            continue;
        if (--m_perAddress[found->second.address] == 0)
            m_perAddress.remove(found->second.address);
        m_clients.erase(found);
        --m_counts.open;
    }
    m_over.clear();
}

void HttpListener::incomingConnection(qintptr descriptor) {
    std::unique_ptr<QTcpSocket> socket = m_makeSocket(descriptor);
    if (!socket)
        return;
    const QHostAddress address = socket->peerAddress();
    if (m_perAddress.value(address) >= m_limits.connectionsPerAddress) {
        ++m_counts.refused;
        return;
    }
    if (static_cast<qint64>(m_clients.size()) >= m_limits.connections) {
        ++m_counts.refused;
        refreshDate();
        socket->write(tooManyConnections(m_shared.date));
        socket->flush();
        return;
    }
    welcome(std::move(socket), address);
}

void HttpListener::welcome(std::unique_ptr<QTcpSocket> socket, const QHostAddress& address) {
    const std::uint64_t id = m_nextId++;
    auto connection = std::make_unique<HttpConnection>(id, std::move(socket), m_shared, m_clock.steadyNow());
    listenTo(*connection);
    m_clients.emplace(id, Client{std::move(connection), address});
    ++m_perAddress[address];
    ++m_counts.open;
    ++m_counts.accepted;
}

void HttpListener::listenTo(HttpConnection& connection) {
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

void HttpListener::sweep() {
    serve([this] {
        for (auto& [id, client] : m_clients) {
            client.connection->sweep(m_now);
            afterTurn(*client.connection);
        }
    });
    if (std::exchange(m_hasAcceptFailed, false))
        resumeAccepting();
}

/// At every turn of the event loop.
void HttpListener::awake(const std::function<void()>& stop) {
    switch (m_shared.mailbox->call()) {
    case ResponseMailbox::Call::Nothing:
        return;
    case ResponseMailbox::Call::Letters:
        serve([] {});
        return;
    case ResponseMailbox::Call::Stop:
        stop();
        return;
    }
}

void HttpListener::refreshDate() {
    const TimePoint now = m_clock.now();
    const Seconds second = std::chrono::floor<Seconds>(now.time_since_epoch());
    if (std::exchange(m_dateOf, second) != second)
        m_shared.date = toHttpDate(now);
}

} // namespace gleaner
