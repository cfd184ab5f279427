// Whether a folder would do as a head's data folder, before anything is done to it. Thread: any. Blocks: on the disk,
// which may be a network's.
#pragma once

#include <QString>

namespace gleaner {

struct FolderReport {
    QString complaint;     ///< why it will not do, as a sentence; empty: it will
    qint64 freeBytes = -1; ///< of its disk; -1: it does not say
    bool isNew = false;    ///< it will be made
};

/// `own`: the folder of this window's own head, whose lock is no reason; may be empty. Takes and gives back the lock of
/// a folder that has one.
[[nodiscard]] FolderReport checkDataFolder(const QString& folder, const QString& own, qint64 leastFreeBytes);

} // namespace gleaner
