#include "head_node/store/log_recovery.h"

#include <algorithm>

namespace gleaner {

namespace {

constexpr qsizetype kScanBytes = 1 << 20;

tl::unexpected<Error> damaged(ErrorCode code, const QString& path, const QString& what) {
    const QString advice =
        code == ErrorCode::Malformed
            ? QString()
            : QStringLiteral(" Put the folder back from a backup; or move it aside and start again with "
                             "empty queues, running jobs then send out their open chunks anew.");
    return failure(code, QStringLiteral("Cannot use the queue log \"%1\": %2.%3").arg(path, what, advice));
}

/// Nothing or zeros after the header's place: then no record was ever acknowledged in it. Unreadable counts as not.
bool hasNoRecords(const RandomAccessFile& file) {
    for (std::uint64_t at = kSegmentHeaderBytes;; at += kScanBytes) {
        const auto bytes = file.read(at, kScanBytes);
        if (!bytes || bytes->count('\0') != bytes->size())
            return false;
        if (bytes->size() < kScanBytes)
            return true;
    }
}

struct Recovery {
    FileSystem& files;
    const QString& folder;
    const RecordVisitor& visit;
    RecoveredLog log;

    QString path(const Segment& segment) const { return folder + u'/' + segmentFileName(segment.number); }

    Result<std::vector<std::uint32_t>> numbers() const {
        const auto names = files.list(folder);
        if (!names)
            return failure(names.error());
        std::vector<std::uint32_t> found;
        for (const auto& name : *names)
            if (const auto number = parseSegmentFileName(name))
                found.push_back(*number);
        std::sort(found.begin(), found.end());
        for (std::size_t i = 1; i < found.size(); ++i)
            if (found[i] != found[i - 1] + 1)
                return damaged(ErrorCode::Corrupt, folder + u'/' + segmentFileName(found[i - 1] + 1),
                               QStringLiteral("the file is missing"));
        return found;
    }

    /// Adds the segment to `log`. A last one whose header never got to the disk is removed instead.
    Status open(std::uint32_t number, bool last) {
        Segment segment;
        segment.number = number;
        auto file = files.openRead(path(segment));
        if (!file)
            return failure(file.error());
        segment.file = std::move(*file);
        const auto bytes = segment.file->read(0, kSegmentHeaderBytes);
        if (!bytes)
            return failure(bytes.error());
        const auto header = decodeSegmentHeader(*bytes);
        if (!header && header.error().code == ErrorCode::Corrupt && last && hasNoRecords(*segment.file)) {
            log.unfinishedSegment = true;
            return files.remove(path(segment));
        }
        if (!header)
            return damaged(header.error().code, path(segment), header.error().message);
        if (!log.segments.empty() && (header->logId != log.logId || header->base < log.segments.back().base))
            return damaged(ErrorCode::Corrupt, path(segment), QStringLiteral("it belongs to another log"));
        segment.base = header->base;
        segment.version = header->version;
        log.logId = header->logId;
        log.segments.push_back(std::move(segment));
        return {};
    }

    Status readSegment(Segment& segment, std::uint64_t end, bool last) {
        SegmentReader reader(segment, end);
        for (;;) {
            const auto item = reader.next();
            if (!item)
                return failure(item.error());
            if (!*item)
                break;
            visit((*item)->position, (*item)->sized);
        }
        if (reader.position() != end && !last)
            return damaged(ErrorCode::Corrupt, path(segment),
                           QStringLiteral("byte %1 is damaged").arg(segment.offsetOf(reader.position())));
        segment.length = reader.position() - segment.base;
        return last ? judgeTail(segment, end) : Status();
    }

    /// Everything from the end of `segment` to `fileEnd` is not a record. Torn, or damaged?
    Status judgeTail(const Segment& segment, std::uint64_t fileEnd) {
        std::uint64_t lastWritten = segment.end();
        constexpr qsizetype overlap = 64; // longer than a mark, so that none is missed between two reads
        for (std::uint64_t at = segment.end(); at < fileEnd; at += kScanBytes) {
            const auto bytes = segment.file->read(segment.offsetOf(at), kScanBytes + overlap);
            if (!bytes)
                return failure(bytes.error());
            for (qsizetype i = 0; i < bytes->size(); ++i) {
                if ((*bytes)[i] == '\0')
                    continue;
                lastWritten = at + static_cast<std::uint64_t>(i) + 1;
                if (isMark(QByteArrayView(*bytes).sliced(i), at + static_cast<std::uint64_t>(i)))
                    return damaged(ErrorCode::Corrupt, path(segment),
                                   QStringLiteral("byte %1 is damaged").arg(segment.offsetOf(segment.end())));
            }
        }
        log.bytesCutOff = lastWritten - segment.end();
        return {};
    }

    bool isMark(QByteArrayView bytes, std::uint64_t position) const {
        constexpr char markLength = 17;
        if (bytes.front() != markLength)
            return false;
        const auto sized = decodeRecord(bytes);
        const auto* mark = sized ? std::get_if<MarkRecord>(&sized->record) : nullptr;
        return mark && mark->position == position && mark->logId == log.logId;
    }
};

} // namespace

Result<RecoveredLog> recoverLog(FileSystem& files, const QString& folder, const RecordVisitor& visit) {
    Recovery recovery{files, folder, visit, {}};
    const auto numbers = recovery.numbers();
    if (!numbers)
        return failure(numbers.error());
    for (const auto number : *numbers)
        if (const auto opened = recovery.open(number, number == numbers->back()); !opened)
            return failure(opened.error());
    auto& segments = recovery.log.segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool last = i + 1 == segments.size();
        const auto size = files.size(recovery.path(segments[i]));
        if (!size)
            return failure(size.error());
        const std::uint64_t end = last ? segments[i].base + *size - kSegmentHeaderBytes : segments[i + 1].base;
        if (const auto read = recovery.readSegment(segments[i], end, last); !read)
            return failure(read.error());
    }
    return std::move(recovery.log);
}

} // namespace gleaner
