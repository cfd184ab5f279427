#include "screensaver_client/desk/single_desk.h"

#include "common/socket/socket_client.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>

namespace gleaner {

namespace {

constexpr Milliseconds kPatience{3'000};

/// Beside the socket, where nobody else can write. A Windows pipe's name is no path: there the folder for temporary
/// files is the user's own.
QString lockFileFor(const QString& socketName) {
    if (QDir::isAbsolutePath(socketName))
        return socketName + QStringLiteral(".lock");
    const QByteArray hash = QCryptographicHash::hash(socketName.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QDir::temp().filePath(QStringLiteral("gleaner-desk-%1.lock").arg(QString::fromLatin1(hash)));
}

SocketPeer desk() {
    return {QCoreApplication::translate("Desk", "Gleaner's window"),
            QCoreApplication::translate("Desk", "Start gleaner-desk again.")};
}

} // namespace

QString deskSocketName(const QString& agentSocketName) {
    QString name = agentSocketName;
    const QString agent = QStringLiteral("gleaner-agent");
    const qsizetype at = name.lastIndexOf(agent);
    return at < 0 ? name + QStringLiteral("-desk") : name.replace(at, agent.size(), QStringLiteral("gleaner-desk"));
}

SingleDesk::SingleDesk(QString socketName, QObject* parent)
    : QObject(parent), m_socketName(std::move(socketName)), m_lock(lockFileFor(m_socketName)) {
    m_lock.setStaleLockTime(0); // only the holder's death makes it free
}

SingleDesk::~SingleDesk() = default;

Result<bool> SingleDesk::isFirst(DeskPage page) {
    if (!m_lock.tryLock(0)) {
        const auto answer =
            askSocket(m_socketName,
                      {{QLatin1String("command"), QLatin1String("show")}, {QLatin1String("page"), deskPageName(page)}},
                      desk(), kPatience);
        return answer ? Result<bool>(false) : failure(answer.error());
    }
    m_server = std::make_unique<ControlServer>([this](const QJsonObject& request, const ControlServer::Reply& reply) {
        Q_EMIT pageWanted(deskPageFromName(request.value(QLatin1String("page")).toString()));
        reply(okReply());
    });
    const Status listening = m_server->listen(m_socketName);
    return listening ? Result<bool>(true) : failure(listening.error());
}

} // namespace gleaner
