#include "tests/support/http_proxy.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>

#include <future>

namespace gleaner {

namespace {

/// "CONNECT host:port …" or "POST http://host:port/path …": who is meant.
QUrl targetOf(const QByteArray& head) {
    const QByteArray target = head.split(' ').value(1);
    return QUrl(QString::fromLatin1(head.startsWith("CONNECT ") ? "tunnel://" + target : target));
}

/// The request as the server wants it: in origin form.
QByteArray inOriginForm(const QByteArray& request, const QUrl& target) {
    const QByteArray origin = "http://" + target.authority().toLatin1();
    const qsizetype at = request.indexOf(origin);
    return at < 0 ? request : QByteArray(request).remove(at, origin.size());
}

} // namespace

HttpProxy::HttpProxy(const QByteArray& refusal) {
    std::promise<quint16> port;
    m_thread.reset(QThread::create([this, &port, refusal] {
        QTcpServer listener;
        const bool listens = listener.listen(QHostAddress(QHostAddress::LocalHost), 0);
        QObject::connect(&listener, &QTcpServer::newConnection, &listener, [this, &listener, refusal] {
            QTcpSocket* const client = listener.nextPendingConnection();
            auto* const server = new QTcpSocket(client);
            QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            QObject::connect(server, &QTcpSocket::readyRead, client,
                             [client, server] { client->write(server->readAll()); });
            QObject::connect(client, &QTcpSocket::readyRead, server,
                             [this, client, server, refusal, tunnels = false]() mutable {
                                 const QByteArray bytes = client->readAll();
                                 const QUrl target = targetOf(bytes);
                                 const bool isHead = !tunnels && target.port() > 0;
                                 if (isHead)
                                     note(bytes.first(bytes.indexOf("\r\n\r\n")));
                                 if (!refusal.isEmpty()) {
                                     client->write(refusal);
                                     return;
                                 }
                                 if (isHead && server->state() == QAbstractSocket::UnconnectedState)
                                     server->connectToHost(target.host(), quint16(target.port()));
                                 if (isHead && bytes.startsWith("CONNECT ")) {
                                     tunnels = true;
                                     client->write("HTTP/1.1 200 Connected\r\n\r\n");
                                     return;
                                 }
                                 server->write(tunnels ? bytes : inOriginForm(bytes, target));
                             });
        });
        port.set_value(listens ? listener.serverPort() : 0);
        QEventLoop().exec();
    }));
    m_thread->start();
    m_port = port.get_future().get();
}

HttpProxy::~HttpProxy() {
    m_thread->quit();
    m_thread->wait();
}

QByteArrayList HttpProxy::heads() const {
    const std::scoped_lock lock(m_mutex);
    return m_heads;
}

void HttpProxy::note(const QByteArray& head) {
    const std::scoped_lock lock(m_mutex);
    m_heads.append(head);
}

} // namespace gleaner
