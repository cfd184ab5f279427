// The bytes of blobs and blocks: one file each, named by its number, written once and never changed. FORMAT.md,
// "Blobs". Thread: any. Ownership: the file system outlives this.
#pragma once

#include "head_node/store/blob_index.h"
#include "head_node/store/file_system.h"

#include <QHash>

#include <atomic>
#include <mutex>

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
    /// While it lives its files stay on the disk, also when remove() is called; then they go with their last pin.
    /// Ownership: the BlobFiles outlives it.
    class Pin {
    public:
        Pin() = default;
        Pin(Pin&& other) noexcept { swap(other); }
        Pin& operator=(Pin&& other) noexcept {
            Pin(std::move(other)).swap(*this);
            return *this;
        }
        ~Pin();

    private:
        friend class BlobFiles;
        Pin(BlobFiles& files, std::vector<BlobFile> pinned) : m_files(&files), m_pinned(std::move(pinned)) {}
        void swap(Pin& other) noexcept {
            std::swap(m_files, other.m_files);
            m_pinned.swap(other.m_pinned);
        }
        BlobFiles* m_files = nullptr;
        std::vector<BlobFile> m_pinned; // not empty: m_files is there
    };

    BlobFiles(FileSystem& files, QString folder) : m_files(files), m_folder(std::move(folder)) {}

    /// Removes every file that is not in `needed` (sorted): a crash left it. Returns how many. Call once, first.
    [[nodiscard]] Result<qsizetype> sweep(const std::vector<BlobFile>& needed);

    /// A new file with these bytes, on disk with its name when it returns. After an error there is no new file.
    [[nodiscard]] Result<BlobFile> write(QByteArrayView bytes);
    /// The same with what lies in other files, one after the other. Memory: one piece of kCopyBytes.
    [[nodiscard]] Result<BlobFile> join(const std::vector<BlobSource>& sources);
    /// Call before anybody can know that the files may go: within the task that finds their row.
    [[nodiscard]] Pin pin(std::vector<BlobFile> files);
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
    void unpin(BlobFile file);

    struct Readers {
        int count = 0;
        bool isRemoved = false;
    };

    FileSystem& m_files;
    const QString m_folder;
    std::atomic<BlobFile> m_last = 0;
    std::mutex m_pinning; // guards m_pinned, never for long
    QHash<BlobFile, Readers> m_pinned;
};

} // namespace gleaner
