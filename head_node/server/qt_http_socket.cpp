#include "head_node/server/qt_http_socket.h"

namespace gleaner {

namespace {

class QtHttpSocket final : public HttpSocket {
public:
    QtHttpSocket(std::unique_ptr<QTcpSocket> socket, HttpSocketOwner& owner, std::uint64_t id, bool isEncrypted)
        : m_socket(std::move(socket)), m_isEncrypted(isEncrypted) {
        // What is over this stays with the system, which slows the sender down; without it Qt reads without bound.
        m_socket->setReadBufferSize(kMostReadAtOnce);
        QTcpSocket* context = m_socket.get();
        QObject::connect(context, &QTcpSocket::readyRead, context, [&owner, id] { owner.onReadable(id); });
        QObject::connect(context, &QTcpSocket::bytesWritten, context, [&owner, id] { owner.onSent(id); });
        QObject::connect(context, &QTcpSocket::disconnected, context, [&owner, id] { owner.onLost(id); });
        QObject::connect(context, &QTcpSocket::errorOccurred, context, [&owner, id] { owner.onLost(id); });
    }
    ~QtHttpSocket() override {
        // Often reached from one of the socket's own signals.
        m_socket->disconnect();
        m_socket->abort();
        m_socket.release()->deleteLater();
    }
    QtHttpSocket(const QtHttpSocket&) = delete;
    QtHttpSocket& operator=(const QtHttpSocket&) = delete;

    [[nodiscard]] qint64 read(char* to, qint64 most) override { return m_socket->read(to, most); }

    [[nodiscard]] bool write(QByteArrayView bytes) override {
        if (m_socket->write(bytes.data(), bytes.size()) < 0)
            return false;
        if (m_socket->bytesToWrite() > 0)
            m_socket->flush();
        return true;
    }

    [[nodiscard]] qint64 bytesToWrite() const override { return m_socket->bytesToWrite(); }

    [[nodiscard]] bool close() override {
        m_socket->disconnectFromHost();
        return m_socket->state() == QAbstractSocket::UnconnectedState;
    }

    [[nodiscard]] QHostAddress peerAddress() const override { return m_socket->peerAddress(); }
    [[nodiscard]] bool isEncrypted() const override { return m_isEncrypted; }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    bool m_isEncrypted;
};

class QtHttpSockets final : public HttpSockets {
public:
    QtHttpSockets(HttpSocketOwner& owner, QtSocketMaker make, bool isEncrypted)
        : m_owner(owner), m_make(std::move(make)), m_isEncrypted(isEncrypted) {}

    [[nodiscard]] std::unique_ptr<HttpSocket> make(std::uint64_t id, qintptr descriptor) override {
        std::unique_ptr<QTcpSocket> socket = m_make(descriptor);
        return socket ? std::make_unique<QtHttpSocket>(std::move(socket), m_owner, id, m_isEncrypted) : nullptr;
    }

private:
    HttpSocketOwner& m_owner;
    QtSocketMaker m_make;
    bool m_isEncrypted;
};

std::unique_ptr<QTcpSocket> makePlainSocket(qintptr descriptor) {
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return nullptr;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket;
}

} // namespace

HttpSocketFactory qtSocketFactory(QtSocketMaker make, bool isEncrypted) {
    return [make = std::move(make), isEncrypted](HttpSocketOwner& owner) {
        return std::make_unique<QtHttpSockets>(owner, make, isEncrypted);
    };
}

std::unique_ptr<HttpSockets> makeQtSockets(HttpSocketOwner& owner) {
    return std::make_unique<QtHttpSockets>(owner, makePlainSocket, false);
}

} // namespace gleaner
