#include "head_node/store/socket_name.h"

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>

namespace gleaner {
namespace {

// A socket's path has room for 107 bytes (sockaddr_un); QLocalServer appends some while it is listening anew.
constexpr qsizetype kMaxSocketPathBytes = 90;

} // namespace

QString socketNameFor(const QString& folder) {
    // In the data folder nobody else can put a socket in its place.
    QString inFolder = folder + QStringLiteral("/control");
    if (QFile::encodeName(inFolder).size() <= kMaxSocketPathBytes)
        return inFolder;
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/gleaner-") +
           QString::fromLatin1(hash);
}

} // namespace gleaner
