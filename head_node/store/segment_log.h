// The segment files of one log as one endless row of bytes: append a batch and sync it, read anywhere, drop the oldest.
// Thread: locate(), end(), totalBytes(), segmentCount() on any thread; the rest on one thread at a time.
// Ownership: the file system outlives this.
#pragma once

#include "head_node/store/log_segment.h"

#include <mutex>
#include <vector>

namespace gleaner {

/// Where a record's bytes are, pinned: they stay readable when its segment is dropped meanwhile. Value.
struct RecordSource {
    QByteArray bytes; ///< when `file` is null
    std::shared_ptr<const RandomAccessFile> file;
    std::uint64_t offset = 0;
    qsizetype size = 0;

    /// Blocks: at most one read. Errors: of the file.
    [[nodiscard]] Result<QByteArray> read() const { return file ? file->read(offset, size) : bytes; }
};

class SegmentLog {
public:
    /// `segments`: as recovered, oldest first; the last one is continued. May be empty.
    SegmentLog(FileSystem& files, QString folder, std::uint64_t logId, std::uint64_t segmentBytes,
               std::vector<Segment> segments);

    /// Makes sure that the last segment is on disk and can be written. Call once, first.
    [[nodiscard]] Status openForWriting();
    /// Writes and syncs. After an error nothing of the batch counts, and the next call begins a fresh segment.
    /// Errors: DiskFull (any reason; the text says which). Blocks: one sync.
    [[nodiscard]] Status write(QByteArrayView batch);
    /// Position: of a record that is on disk in a segment not dropped.
    [[nodiscard]] RecordSource locate(std::uint64_t position, qsizetype size) const;

    /// Where the next batch goes; all before is on disk.
    [[nodiscard]] std::uint64_t end() const;
    [[nodiscard]] std::uint64_t totalBytes() const;
    [[nodiscard]] std::size_t segmentCount() const;
    [[nodiscard]] std::uint64_t logId() const { return m_logId; }
    /// nullopt when there is only the one being written.
    [[nodiscard]] std::optional<Segment> oldestClosed() const;
    /// Removes the file of oldestClosed().
    [[nodiscard]] Status dropOldest();

private:
    [[nodiscard]] QString pathOf(std::uint32_t number) const;
    [[nodiscard]] Status startSegment();
    [[nodiscard]] Status appendAndSync(QByteArrayView batch);

    FileSystem& m_files;
    QString m_folder;
    std::uint64_t m_logId;
    std::uint64_t m_segmentBytes;
    std::unique_ptr<AppendFile> m_tail; ///< null: the next write begins a fresh segment
    mutable std::mutex m_mutex;         ///< for m_segments
    std::vector<Segment> m_segments;
};

} // namespace gleaner
