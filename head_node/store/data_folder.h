// The head's data folder: where things are in it, and the right to use it. FORMAT.md, "The data folder", lists its
// files. Thread: DataPaths any; a DataFolder on the thread that made it. Ownership: whoever holds the DataFolder owns
// what lies in it until it is destroyed; stores and servers must be gone before.
#pragma once

#include "common/base/result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace gleaner {

/// Where things are, for the head itself and for commands that look for a running head. Touches no file but to resolve
/// the folder's own path.
class DataPaths {
public:
    explicit DataPaths(const QString& folder);

    [[nodiscard]] const QString& folder() const { return m_folder; } ///< absolute
    [[nodiscard]] QString lockFile() const { return in(QStringLiteral("head.lock")); }
    [[nodiscard]] QString database() const { return in(QStringLiteral("head.sqlite")); }
    [[nodiscard]] QString jobsFolder() const { return in(QStringLiteral("jobs")); }
    [[nodiscard]] QString queuesFolder() const { return in(QStringLiteral("queues")); }
    [[nodiscard]] QString blobsFolder() const { return in(QStringLiteral("blobs")); }
    /// How workers reach this head, with its key: for its owner's eyes only.
    [[nodiscard]] QString connectionFile() const { return in(QStringLiteral("connection")); }
    /// What a head shows when it serves with TLS, and the secrets it proves itself with.
    [[nodiscard]] QString certificateFile() const { return in(QStringLiteral("certificate.pem")); }
    [[nodiscard]] QString certificateKeyFile() const { return in(QStringLiteral("certificate.key")); }
    /// What workers are called, when they were enrolled and last heard of.
    [[nodiscard]] QString workersFile() const { return in(QStringLiteral("workers.json")); }
    [[nodiscard]] QString signingKeyFile() const { return in(QStringLiteral("signing.key")); }
    /// For QLocalServer and QLocalSocket: the same for every spelling of the folder's path, another one for another
    /// folder.
    [[nodiscard]] QString controlSocketName() const;

private:
    [[nodiscard]] QString in(const QString& name) const { return m_folder + u'/' + name; }
    QString m_folder;
};

/// Less free space than this, and a head does not start: its queues alone reserve 64 MiB.
inline constexpr qint64 kLeastFreeBytes = qint64{256} << 20;

/// The living process that has a data folder's lock.
struct FolderOwner {
    qint64 process = 0; ///< 0: not known, and so are the others
    QString program;
    QString host;
};
/// nullopt: nobody. Where there is a lock file, it is locked for a moment; one of a dead process goes away.
[[nodiscard]] std::optional<FolderOwner> dataFolderOwner(const QString& path);

class DataFolder {
public:
    /// Makes the folder, for its owner only (an existing one keeps its rights), takes its lock and makes the folders in
    /// it. The lock of a head that was killed is taken over; that of a living one is not.
    /// Errors: Unavailable (another head has it; the message names its process), Refused (no right to write there),
    /// DiskFull (less than `leastFreeBytes` are free).
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> open(const QString& path,
                                                                  qint64 leastFreeBytes = kLeastFreeBytes);

    [[nodiscard]] const DataPaths& paths() const { return m_paths; }
    /// Errors: DiskFull, naming what is free and what is wanted.
    [[nodiscard]] Status checkSpace(qint64 leastFreeBytes) const;

private:
    explicit DataFolder(const DataPaths& paths);
    [[nodiscard]] Status lock();

    DataPaths m_paths;
    QLockFile m_lock;
};

} // namespace gleaner
