#include "tests/support/cutting_proxy.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <functional>
#include <future>
#include <random>

namespace gleaner {

namespace {

/// Both ends of one connection; goes with the first of them.
void connectEnds(QTcpSocket* client, QTcpSocket* server) {
    for (QTcpSocket* end : {client, server}) {
        QTcpSocket* const other = end == client ? server : client;
        QObject::connect(end, &QTcpSocket::disconnected, other, &QTcpSocket::disconnectFromHost);
        QObject::connect(end, &QTcpSocket::errorOccurred, other, &QTcpSocket::disconnectFromHost);
        QObject::connect(end, &QTcpSocket::disconnected, end, &QObject::deleteLater);
    }
}

void cut(QTcpSocket* client, QTcpSocket* server) {
    client->disconnectFromHost(); // what was passed on may still arrive
    server->abort();
}

} // namespace

CuttingProxy::CuttingProxy(quint16 upstream, int cutOneIn, quint32 seed) {
    std::promise<quint16> port;
    m_thread.reset(QThread::create([this, upstream, cutOneIn, seed, &port] {
        QTcpServer listener;
        port.set_value(listener.listen(QHostAddress(QHostAddress::LocalHost), 0) ? listener.serverPort() : 0);
        std::mt19937 chance(seed);
        const std::function<bool()> isLast = [&chance, cutOneIn] { return int(chance() % unsigned(cutOneIn)) == 0; };
        QObject::connect(&listener, &QTcpServer::newConnection, &listener, [&] {
            QTcpSocket* const client = listener.nextPendingConnection();
            auto* const server = new QTcpSocket(&listener);
            connectEnds(client, server);
            server->connectToHost(QHostAddress(QHostAddress::LocalHost), upstream);
            QObject::connect(client, &QTcpSocket::readyRead, server, [this, client, server, &isLast] {
                const QByteArray request = client->readAll();
                if (isLast()) {
                    ++m_lostRequests;
                    return cut(client, server);
                }
                server->write(request);
            });
            QObject::connect(server, &QTcpSocket::readyRead, client, [this, client, server, &isLast, &chance] {
                const QByteArray answer = server->readAll();
                if (isLast()) {
                    ++m_lostAnswers;
                    client->write(answer.first(qsizetype(chance() % unsigned(answer.size()))));
                    return cut(client, server);
                }
                client->write(answer);
            });
        });
        QEventLoop().exec();
    }));
    m_thread->start();
    m_port = port.get_future().get();
}

CuttingProxy::~CuttingProxy() {
    m_thread->quit();
    m_thread->wait();
}

} // namespace gleaner
