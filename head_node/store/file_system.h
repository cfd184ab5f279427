// Files as the store needs them, so that tests can take them away: full disks, failing syncs, power cuts (LevelDB's
// Env). Ownership: a FileSystem outlives what it opens. Thread: FileSystem on any thread; the rest as it says. Errors
// of every method: DiskFull (no space, or over quota), NotFound, Refused (no permission), Unavailable (any other I/O
// error); the text names the file.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <cstdint>
#include <memory>

namespace gleaner {

/// Writes at its end only. Thread: one at a time.
class AppendFile {
public:
    virtual ~AppendFile() = default;
    /// After an error any part of `bytes` may have been written.
    [[nodiscard]] virtual Status append(QByteArrayView bytes) = 0;
    /// When it returns without error, everything appended survives a power cut. After an error nothing is known about
    /// what was appended since the last success, not even after a later success.
    [[nodiscard]] virtual Status sync() = 0;
};

/// Thread: any.
class RandomAccessFile {
public:
    virtual ~RandomAccessFile() = default;
    /// Up to `size` bytes from `offset`; fewer only at the end of the file.
    [[nodiscard]] virtual Result<QByteArray> read(std::uint64_t offset, qsizetype size) const = 0;
};

/// Held until destroyed.
class FileLock {
public:
    virtual ~FileLock() = default;
};

class FileSystem {
public:
    virtual ~FileSystem() = default;

    /// Makes the folder and its parents; no error when it is there.
    [[nodiscard]] virtual Status makeFolder(const QString& path) = 0;
    /// Names (not paths) of the files in a folder, sorted.
    [[nodiscard]] virtual Result<QStringList> list(const QString& folder) = 0;
    [[nodiscard]] virtual Result<std::uint64_t> size(const QString& path) = 0;
    /// Appends from `offset` on, the file's end as its owner knows it. Makes the file when it is not there; a longer
    /// one is cut to `offset`. The file may be longer than what was appended: zeros follow.
    [[nodiscard]] virtual Result<std::unique_ptr<AppendFile>> openAppend(const QString& path, std::uint64_t offset) = 0;
    /// A new file, or one that is there, emptied; it is as long as what is appended.
    [[nodiscard]] virtual Result<std::unique_ptr<AppendFile>> openNew(const QString& path) = 0;
    /// Stays readable after remove().
    [[nodiscard]] virtual Result<std::unique_ptr<RandomAccessFile>> openRead(const QString& path) = 0;
    [[nodiscard]] virtual Status remove(const QString& path) = 0;
    /// Replaces `to` in one step.
    [[nodiscard]] virtual Status rename(const QString& from, const QString& to) = 0;
    [[nodiscard]] virtual Status truncate(const QString& path, std::uint64_t size) = 0;
    /// Makes files made, renamed and removed in this folder survive a power cut.
    [[nodiscard]] virtual Status syncFolder(const QString& folder) = 0;
    /// Errors: Unavailable (another process holds it).
    [[nodiscard]] virtual Result<std::unique_ptr<FileLock>> lock(const QString& path) = 0;
};

/// The real one.
[[nodiscard]] std::unique_ptr<FileSystem> makeSystemFileSystem();

} // namespace gleaner
