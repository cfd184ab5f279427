#include "head_node/store/socket_name.h"

#include <QCryptographicHash>

namespace gleaner {

QString socketNameFor(const QString& folder) {
    // A named pipe: no path, and the file system does not tell upper from lower case.
    const QByteArray hash = QCryptographicHash::hash(folder.toLower().toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("gleaner-") + QString::fromLatin1(hash.left(16));
}

} // namespace gleaner
