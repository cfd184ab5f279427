#include "head_node/settings/folder_check.h"

#include "head_node/store/data_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

namespace gleaner {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("FolderCheck", text);
}

/// The folder, or the nearest above it that is there.
QFileInfo nearestExisting(const QString& folder) {
    QFileInfo info(QDir::cleanPath(folder));
    while (!info.exists() && !info.isRoot() && info.absolutePath() != info.absoluteFilePath())
        info = QFileInfo(info.absolutePath());
    return info;
}

QString complaintAboutOwner(const QString& folder) {
    const auto owner = dataFolderOwner(folder);
    if (!owner)
        return {};
    if (owner->process == 0)
        return say(
            QT_TRANSLATE_NOOP("FolderCheck", "Another head uses this folder. End it, or choose another folder."));
    return say(QT_TRANSLATE_NOOP("FolderCheck", "This folder belongs to the head of %1 (process %2 on %3). End that "
                                                "program, or choose another folder."))
        .arg(owner->program, QString::number(owner->process), owner->host);
}

} // namespace

FolderReport checkDataFolder(const QString& folder, const QString& own, qint64 leastFreeBytes) {
    FolderReport report;
    const QFileInfo there = nearestExisting(folder);
    report.isNew = there.absoluteFilePath() != QFileInfo(QDir::cleanPath(folder)).absoluteFilePath();
    if (!there.isDir()) {
        report.complaint = say(QT_TRANSLATE_NOOP("FolderCheck", "%1 is a file, no folder."))
                               .arg(QDir::toNativeSeparators(there.filePath()));
        return report;
    }
    report.freeBytes = QStorageInfo(there.absoluteFilePath()).bytesAvailable();
    const QLocale locale;
    if (!there.isWritable())
        report.complaint = say(QT_TRANSLATE_NOOP("FolderCheck", "You have no right to write in %1."))
                               .arg(QDir::toNativeSeparators(there.absoluteFilePath()));
    else if (report.freeBytes >= 0 && report.freeBytes < leastFreeBytes)
        report.complaint =
            say(QT_TRANSLATE_NOOP("FolderCheck", "Its disk has %1 free, at least %2 are needed."))
                .arg(locale.formattedDataSize(report.freeBytes), locale.formattedDataSize(leastFreeBytes));
    else if (own.isEmpty() || DataPaths(folder).folder() != DataPaths(own).folder())
        report.complaint = complaintAboutOwner(folder);
    return report;
}

} // namespace gleaner
