#include "head_node/store/data_folder.h"

#include "head_node/store/socket_name.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

namespace gleaner {
namespace {

/// Follows links where the folder is there, so that every way to it gives the same path.
QString resolved(const QString& folder) {
    const QFileInfo info(folder);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? QDir::cleanPath(info.absoluteFilePath()) : canonical;
}

Status makeFolder(const QString& path) {
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    const QDir parent(info.absolutePath());
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (parent.mkpath(QStringLiteral(".")) && (parent.mkdir(info.fileName(), ownerOnly) || QFileInfo(path).isDir()))
        return {};
    return failure(
        ErrorCode::Refused,
        QStringLiteral("The folder %1 cannot be made; check that the folder above it belongs to the user who "
                       "runs this program, or name another data folder.")
            .arg(path));
}

} // namespace

DataPaths::DataPaths(const QString& folder) : m_folder(resolved(folder)) {}

QString DataPaths::controlSocketName() const {
    return socketNameFor(m_folder);
}

std::optional<FolderOwner> dataFolderOwner(const QString& path) {
    const QString file = DataPaths(path).lockFile();
    if (!QFileInfo::exists(file))
        return std::nullopt;
    QLockFile lock(file);
    lock.setStaleLockTime(0);
    if (lock.tryLock(0) || lock.error() != QLockFile::LockFailedError)
        return std::nullopt;
    FolderOwner owner;
    if (!lock.getLockInfo(&owner.process, &owner.host, &owner.program))
        return FolderOwner();
    return owner;
}

DataFolder::DataFolder(const DataPaths& paths) : m_paths(paths), m_lock(paths.lockFile()) {
    m_lock.setStaleLockTime(0); // however old: only the death of its owner ends a lock
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString& path, qint64 leastFreeBytes) {
    if (Status status = makeFolder(resolved(path)); !status)
        return failure(status.error());
    std::unique_ptr<DataFolder> folder(new DataFolder(DataPaths(path)));
    if (Status status = folder->lock(); !status)
        return failure(status.error());
    for (const QString& inner :
         {folder->paths().jobsFolder(), folder->paths().queuesFolder(), folder->paths().blobsFolder()}) {
        if (Status status = makeFolder(inner); !status)
            return failure(status.error());
    }
    if (Status status = folder->checkSpace(leastFreeBytes); !status)
        return failure(status.error());
    return folder;
}

Status DataFolder::lock() {
    if (m_lock.tryLock(0))
        return {};
    if (m_lock.error() != QLockFile::LockFailedError)
        return failure(ErrorCode::Refused, QStringLiteral("The lock file %1 cannot be written; check that its folder "
                                                          "belongs to the user who runs this program and that the "
                                                          "disk has room.")
                                               .arg(m_paths.lockFile()));
    qint64 process = 0;
    QString host;
    QString program;
    if (!m_lock.getLockInfo(&process, &host, &program))
        return failure(ErrorCode::Unavailable,
                       QStringLiteral("Another head is using the data folder %1; end it, or name another data folder.")
                           .arg(m_paths.folder()));
    return failure(ErrorCode::Unavailable,
                   QStringLiteral("Process %1 (%2) on %3 is using the data folder %4; end it, or name another data "
                                  "folder.")
                       .arg(QString::number(process), program, host, m_paths.folder()));
}

Status DataFolder::checkSpace(qint64 leastFreeBytes) const {
    const qint64 free = QStorageInfo(m_paths.folder()).bytesAvailable();
    if (free < 0 || free >= leastFreeBytes) // below zero: this file system does not say
        return {};
    const QLocale locale = QLocale::c();
    return failure(
        ErrorCode::DiskFull,
        QStringLiteral("The disk of the data folder %1 has %2 free, at least %3 are needed; free some space, "
                       "or name a data folder on another disk.")
            .arg(m_paths.folder(), locale.formattedDataSize(free), locale.formattedDataSize(leastFreeBytes)));
}

} // namespace gleaner
