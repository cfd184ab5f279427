#include "head_node/server/http_acceptor.h"

#include "head_node/server/http_loop.h"

#include <QLoggingCategory>

namespace gleaner {

namespace {

Q_LOGGING_CATEGORY(logServer, "gleaner.server")

/// The system keeps this many connections that are not accepted yet.
constexpr int kBacklog = 511;
/// Until accepting is tried again after it failed.
constexpr std::chrono::milliseconds kRetryAfter{500};

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

HttpAcceptor::HttpAcceptor(std::vector<std::shared_ptr<LoopMailbox>> loops) : m_loops(std::move(loops)) {
    setListenBacklogSize(kBacklog);
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryAfter);
    connect(&m_retry, &QTimer::timeout, this, [this] { resumeAccepting(); });
    connect(this, &QTcpServer::acceptError, this, [this](QAbstractSocket::SocketError) {
        // Out of descriptors, mostly. Qt stops accepting.
        qCWarning(logServer).noquote() << "event=accept-failed reason=" << errorString();
        m_retry.start();
    });
}

Result<quint16> HttpAcceptor::begin(const QHostAddress& address, quint16 port) {
    if (!listen(address, port))
        return failure(listenError(*this, address, port));
    return serverPort();
}

void HttpAcceptor::incomingConnection(qintptr descriptor) {
    const std::size_t loop = m_next++ % m_loops.size();
    if (!m_loops[loop]->postArrival(descriptor))
        closeDescriptor(descriptor);
}

} // namespace gleaner
