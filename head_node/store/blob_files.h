// The bytes of blobs and blocks: one file each, named by its number, written once and never changed. FORMAT.md,
// "Blobs". Thread: any. Ownership: the file system outlives this.
#pragma once

#include "head_node/store/blob_index.h"
#include "head_node/store/file_system.h"

#include <atomic>

namespace gleaner {

/// A part of a file.
struct BlobSource {
    BlobFile file = 0;
    qint64 offset = 0;
    qint64 size = 0;
};

/// Errors of all: as FileSystem.
class BlobFiles {
public:
    BlobFiles(FileSystem& files, QString folder) : m_files(files), m_folder(std::move(folder)) {}

    /// Removes every file that is not in `needed` (sorted): a crash left it. Returns how many. Call once, first.
    [[nodiscard]] Result<qsizetype> sweep(const std::vector<BlobFile>& needed);

    /// A new file with these bytes, on disk with its name when it returns. After an error there is no new file.
    [[nodiscard]] Result<BlobFile> write(QByteArrayView bytes);
    /// The same with what lies in other files, one after the other. Memory: one piece of kCopyBytes.
    [[nodiscard]] Result<BlobFile> join(const std::vector<BlobSource>& sources);
    /// `size` bytes from `offset`. Errors: NotFound (removed meanwhile), Corrupt (the file is too short).
    [[nodiscard]] Result<QByteArray> read(BlobFile file, qint64 offset, qint64 size) const;
    /// Whatever cannot be removed now goes with the next sweep.
    void remove(const std::vector<BlobFile>& files);

    static constexpr qint64 kCopyBytes = qint64{1} << 20;

private:
    [[nodiscard]] QString pathOf(BlobFile file) const;
    template<typename Fill>
    [[nodiscard]] Result<BlobFile> make(Fill fill);
    [[nodiscard]] Status copy(const BlobSource& source, AppendFile& to) const;

    FileSystem& m_files;
    const QString m_folder;
    std::atomic<BlobFile> m_last = 0;
};

} // namespace gleaner
