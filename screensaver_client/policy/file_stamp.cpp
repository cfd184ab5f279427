#include "screensaver_client/policy/file_stamp.h"

#include <QDateTime>
#include <QFileInfo>

namespace gleaner {

QByteArray fileStamp(const QString& path) {
    const QFileInfo file(path);
    if (!file.exists())
        return "none";
    return QByteArray::number(file.size()) + ' ' + QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + ' ' +
           QByteArray::number(file.metadataChangeTime().toMSecsSinceEpoch());
}

} // namespace gleaner
