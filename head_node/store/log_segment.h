// One segment file of the queue log: its header, and the records in it one after another (FORMAT.md, "Segment").
// Thread: one at a time.
#pragma once

#include "head_node/store/file_system.h"
#include "head_node/store/log_record.h"

namespace gleaner {

inline constexpr std::uint32_t kLogFormatVersion = 2;
inline constexpr qsizetype kSegmentHeaderBytes = 32;

struct SegmentHeader {
    std::uint64_t base = 0; ///< position of the first byte after the header
    std::uint64_t logId = 0;
    std::uint32_t version = kLogFormatVersion;
};

[[nodiscard]] QByteArray encodeSegmentHeader(const SegmentHeader& header);
/// Errors: Malformed (a newer format; says which), Corrupt.
[[nodiscard]] Result<SegmentHeader> decodeSegmentHeader(QByteArrayView bytes);

/// "00000001.log"
[[nodiscard]] QString segmentFileName(std::uint32_t number);
/// nullopt: not the name of a segment.
[[nodiscard]] std::optional<std::uint32_t> parseSegmentFileName(QStringView name);

/// A stretch of the log that lies in one file.
struct Segment {
    std::uint32_t number = 0;
    std::uint64_t base = 0;
    std::uint64_t length = 0; ///< of records that are on disk
    std::uint32_t version = kLogFormatVersion;
    std::shared_ptr<const RandomAccessFile> file;

    [[nodiscard]] std::uint64_t end() const { return base + length; }
    [[nodiscard]] std::uint64_t offsetOf(std::uint64_t position) const {
        return static_cast<std::uint64_t>(kSegmentHeaderBytes) + position - base;
    }
};

/// Reads a segment's records from its beginning, a buffer at a time.
class SegmentReader {
public:
    struct Item {
        std::uint64_t position = 0;
        SizedRecord sized; ///< its text is valid until the next call
    };

    /// Reads up to position `end`. The segment outlives this.
    SegmentReader(const Segment& segment, std::uint64_t end)
        : m_segment(segment), m_position(segment.base), m_end(end) {}

    /// The next record; nullopt at the end or before the first bad one, see atEnd(). Errors: of the file.
    [[nodiscard]] Result<std::optional<Item>> next();
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    [[nodiscard]] bool atEnd() const { return m_position == m_end; }

private:
    const Segment& m_segment;
    std::uint64_t m_position;
    std::uint64_t m_end;
    QByteArray m_buffer;
    qsizetype m_used = 0; ///< bytes of the buffer already given out
};

} // namespace gleaner
