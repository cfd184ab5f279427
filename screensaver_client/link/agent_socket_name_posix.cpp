#include "screensaver_client/link/agent_socket_name.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

namespace gleaner {
namespace {

/// A folder that is ours and nobody else's. What stands there already is looked at, never changed: in a folder that all
/// users may write to, it may be another's trap.
Status makePrivateFolder(const QString& path) {
    const QByteArray name = QFile::encodeName(path);
    (void)::mkdir(name.constData(), S_IRWXU); // what there is then counts, whoever has made it
    struct stat found {};
    const bool isOurs = ::lstat(name.constData(), &found) == 0 && S_ISDIR(found.st_mode) &&
                        found.st_uid == ::geteuid() && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    if (isOurs)
        return {};
    return failure(ErrorCode::Refused,
                   QStringLiteral("%1 is not a folder that only you can use, so that others could pose as your agent. "
                                  "Have it removed, or set XDG_RUNTIME_DIR to a folder of your own.")
                       .arg(path));
}

} // namespace

Result<QString> agentSocketName() {
    QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (folder.isEmpty()) {
        folder = QStringLiteral("%1/gleaner-agent-%2").arg(QDir::tempPath()).arg(::geteuid());
        if (const Status made = makePrivateFolder(folder); !made)
            return failure(made.error());
    }
    return folder + QStringLiteral("/gleaner-agent.socket");
}

} // namespace gleaner
