#include "screensaver_client/runner/runner_process.h"

#include <QDirIterator>

namespace gleaner {

qint64 bytesOfFolder(const QString& folder) {
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().isSymLink() ? 0 : files.fileInfo().size();
    }
    return bytes;
}

} // namespace gleaner
