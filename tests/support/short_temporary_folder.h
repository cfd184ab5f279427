// Include it where a test puts sockets into its temporary folder: their paths have at most 107 bytes, and some
// machines' TMPDIR takes most of them. A folder that is root's alone is no good either, for tests that start programs
// as nobody.
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <sys/stat.h>

namespace gleaner {

/// Before main(), and before any temporary folder is made.
inline const bool kTemporaryFolderIsShort = [] {
    const QByteArray folder = qgetenv("TMPDIR");
    struct stat found {};
    const bool isForAll = ::stat(folder.constData(), &found) == 0 && (found.st_mode & S_IXOTH) != 0;
    if (!folder.isEmpty() && (folder.size() > 30 || !isForAll))
        qputenv("TMPDIR", "/tmp");
    return true;
}();

} // namespace gleaner
