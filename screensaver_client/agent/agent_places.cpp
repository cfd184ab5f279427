#include "screensaver_client/agent/agent_places.h"

#include "screensaver_client/link/agent_socket_name.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>

namespace gleaner {

using namespace Qt::StringLiterals;

QString runnersFolder(const QString& cache, const QString& session, const QByteArray& machine) {
    const QByteArray hash = QCryptographicHash::hash(machine, QCryptographicHash::Sha256).toHex().left(8);
    return cache + u"/gleaner/runners/"_s + QString::fromLatin1(hash) + u'-' + session;
}

Result<AgentPlaces> standardPlaces() {
    auto socket = agentSocketName();
    if (!socket)
        return failure(socket.error());
    AgentPlaces places;
    places.socket = *std::move(socket);
    places.data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/gleaner"_s;
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    const QString session = QFileInfo(places.socket).fileName(); // on Windows each session has an agent
    places.runners = runnersFolder(cache, session, QSysInfo::machineHostName().toUtf8() + QSysInfo::machineUniqueId());
    const QString lockStem =
        QFileInfo(places.socket).isAbsolute() ? places.socket : QString(places.data + u'/' + session);
    places.lockFile = lockStem + u".lock"_s;
    return places;
}

} // namespace gleaner
