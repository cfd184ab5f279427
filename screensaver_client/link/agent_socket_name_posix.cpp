#include "screensaver_client/link/agent_socket_name.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace gleaner {

QString agentSocketName() {
    QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (folder.isEmpty()) {
        folder = QStringLiteral("%1/gleaner-agent-%2").arg(QDir::tempPath()).arg(::getuid());
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return folder + QStringLiteral("/gleaner-agent.socket");
}

} // namespace gleaner
