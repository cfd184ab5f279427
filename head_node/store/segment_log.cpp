#include "head_node/store/segment_log.h"

#include <algorithm>

namespace gleaner {

namespace {

/// Whatever the reason, the caller's decision is the same: nothing was stored, try again later.
tl::unexpected<Error> notStored(const Error& reason) {
    return failure(ErrorCode::DiskFull,
                   QStringLiteral("The queues cannot be stored at the moment: %1").arg(reason.message));
}

} // namespace

SegmentLog::SegmentLog(FileSystem& files, QString folder, std::uint64_t logId, std::uint64_t segmentBytes,
                       std::vector<Segment> segments)
    : m_files(files), m_folder(std::move(folder)), m_logId(logId), m_segmentBytes(segmentBytes),
      m_segments(std::move(segments)) {}

QString SegmentLog::pathOf(std::uint32_t number) const {
    return m_folder + u'/' + segmentFileName(number);
}

Status SegmentLog::openForWriting() {
    if (m_segments.empty())
        return {};
    const Segment& last = m_segments.back();
    auto tail = m_files.openAppend(pathOf(last.number), last.offsetOf(last.end()));
    if (!tail)
        return failure(tail.error());
    if (const auto synced = (*tail)->sync(); !synced)
        return synced;
    if (last.version == kLogFormatVersion) // else the next write begins a segment that says what it may hold
        m_tail = std::move(*tail);
    return {};
}

Status SegmentLog::write(QByteArrayView batch) {
    const bool full = m_tail && m_segments.back().length > 0 &&
                      m_segments.back().length + static_cast<std::uint64_t>(batch.size()) > m_segmentBytes;
    if (full) // gives back what was reserved ahead
        (void)m_files.truncate(pathOf(m_segments.back().number), m_segments.back().offsetOf(m_segments.back().end()));
    if (!m_tail || full)
        if (const auto started = startSegment(); !started)
            return notStored(started.error());
    if (const auto written = appendAndSync(batch); !written) {
        m_tail.reset();
        const Segment& last = m_segments.back(); // gives the space back; the next segment's base decides anyway
        (void)m_files.truncate(pathOf(last.number), last.offsetOf(last.end()));
        return notStored(written.error());
    }
    const std::scoped_lock lock(m_mutex);
    m_segments.back().length += static_cast<std::uint64_t>(batch.size());
    return {};
}

Status SegmentLog::appendAndSync(QByteArrayView batch) {
    if (const auto appended = m_tail->append(batch); !appended)
        return appended;
    return m_tail->sync();
}

/// Header and name are on disk before the first record. A segment that never got a record is made anew.
Status SegmentLog::startSegment() {
    m_tail.reset();
    std::unique_lock lock(m_mutex);
    if (!m_segments.empty() && m_segments.back().length == 0)
        m_segments.pop_back();
    Segment segment;
    segment.number = m_segments.empty() ? 1 : m_segments.back().number + 1;
    segment.base = m_segments.empty() ? 0 : m_segments.back().end();
    lock.unlock();

    const QString path = pathOf(segment.number);
    if (const auto removed = m_files.remove(path); !removed && removed.error().code != ErrorCode::NotFound)
        return removed;
    auto tail = m_files.openAppend(path, 0);
    if (!tail)
        return failure(tail.error());
    if (const auto written = (*tail)->append(encodeSegmentHeader({segment.base, m_logId, kLogFormatVersion})); !written)
        return written;
    if (const auto synced = (*tail)->sync(); !synced)
        return synced;
    if (const auto synced = m_files.syncFolder(m_folder); !synced)
        return synced;
    auto file = m_files.openRead(path);
    if (!file)
        return failure(file.error());
    segment.file = std::move(*file);
    m_tail = std::move(*tail);
    lock.lock();
    m_segments.push_back(std::move(segment));
    return {};
}

RecordSource SegmentLog::locate(std::uint64_t position, qsizetype size) const {
    const std::scoped_lock lock(m_mutex);
    const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), position,
                                        [](std::uint64_t wanted, const Segment& s) { return wanted < s.base; });
    Q_ASSERT(after != m_segments.begin());
    const Segment& segment = *std::prev(after);
    return {QByteArray(), segment.file, segment.offsetOf(position), size};
}

std::uint64_t SegmentLog::end() const {
    const std::scoped_lock lock(m_mutex);
    return m_segments.empty() ? 0 : m_segments.back().end();
}

std::uint64_t SegmentLog::totalBytes() const {
    const std::scoped_lock lock(m_mutex);
    return m_segments.empty() ? 0 : m_segments.back().end() - m_segments.front().base;
}

std::size_t SegmentLog::segmentCount() const {
    const std::scoped_lock lock(m_mutex);
    return m_segments.size();
}

std::optional<Segment> SegmentLog::oldestClosed() const {
    const std::scoped_lock lock(m_mutex);
    return m_segments.size() < 2 ? std::nullopt : std::optional(m_segments.front());
}

Status SegmentLog::dropOldest() {
    if (const auto removed = m_files.remove(pathOf(m_segments.front().number));
        !removed && removed.error().code != ErrorCode::NotFound)
        return removed;
    {
        const std::scoped_lock lock(m_mutex);
        m_segments.erase(m_segments.begin());
    }
    return m_files.syncFolder(m_folder);
}

} // namespace gleaner
