#include "common/socket/control_server.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>

namespace gleaner {

namespace {

void send(QLocalSocket* socket, const QJsonObject& reply) {
    socket->write(QJsonDocument(reply).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace

QJsonObject errorReply(const Error& error) {
    return {{QLatin1String("ok"), false},
            {QLatin1String("error"), QJsonObject{{QLatin1String("code"), errorCodeName(error.code)},
                                                 {QLatin1String("message"), error.message}}}};
}

QJsonObject okReply(QJsonObject fields) {
    fields.insert(QLatin1String("ok"), true);
    return fields;
}

ControlServer::ControlServer(Handler handler)
    : ControlServer([handler = std::move(handler)](const QJsonObject& request, Client,
                                                   const Reply& reply) { handler(request, reply); },
                    [](Client) {}) {}

ControlServer::ControlServer(ClientHandler handler, Closed closed)
    : m_handler(std::move(handler)), m_closed(std::move(closed)) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { accept(); });
}

ControlServer::~ControlServer() {
    m_closed = [](Client) {};
}

Status ControlServer::listen(const QString& socketName) {
    QLocalServer::removeServer(socketName);
    if (m_server.listen(socketName))
        return {};
    return failure(
        ErrorCode::Unavailable,
        QStringLiteral("The control socket %1 cannot be opened: %2.").arg(socketName, m_server.errorString()));
}

void ControlServer::accept() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        const Client client = ++m_lastClient;
        QObject::connect(socket, &QLocalSocket::disconnected, socket, [this, socket, client] {
            m_closed(client);
            socket->deleteLater();
        });
        QObject::connect(socket, &QLocalSocket::readyRead, socket, [this, socket, client] { read(socket, client); });
        read(socket, client);
    }
}

void ControlServer::read(QLocalSocket* socket, Client client) {
    while (socket->canReadLine()) {
        const QJsonDocument request = QJsonDocument::fromJson(socket->readLine(kMaxControlLineBytes));
        if (!request.isObject()) {
            send(socket, errorReply({ErrorCode::Malformed, QStringLiteral("A request is one JSON object a line.")}));
            socket->disconnectFromServer();
            return;
        }
        const QPointer<QLocalSocket> alive(socket);
        // The answer may come from the engine's thread, and the client may be gone by then.
        m_handler(request.object(), client, [this, alive](const QJsonObject& reply) {
            QMetaObject::invokeMethod(
                &m_server,
                [alive, reply] {
                    if (alive)
                        send(alive, reply);
                },
                Qt::QueuedConnection);
        });
    }
    if (socket->bytesAvailable() > kMaxControlLineBytes) {
        send(socket, errorReply({ErrorCode::TooLarge,
                                 QStringLiteral("A request has at most %1 bytes.").arg(kMaxControlLineBytes)}));
        socket->disconnectFromServer();
    }
}

} // namespace gleaner
