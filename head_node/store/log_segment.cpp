#include "head_node/store/log_segment.h"

#include "common/base/bytes.h"

#include <zlib.h>

#include <algorithm>

namespace gleaner {

namespace {

constexpr QByteArrayView kMagic("GLNQLOG\n", 8);
constexpr qsizetype kChecksumOffset = 28;
constexpr qsizetype kReadBytes = 1 << 20;
constexpr int kNumberDigits = 8;

std::uint32_t headerChecksum(QByteArrayView bytes) {
    return static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), kChecksumOffset));
}

} // namespace

QByteArray encodeSegmentHeader(const SegmentHeader& header) {
    ByteWriter out;
    out.raw(kMagic);
    out.u32(header.version);
    out.u64(header.base);
    out.u64(header.logId);
    out.u32(headerChecksum(out.bytes()));
    return out.take();
}

Result<SegmentHeader> decodeSegmentHeader(QByteArrayView bytes) {
    ByteReader in(bytes);
    const auto magic = in.raw(static_cast<std::uint64_t>(kMagic.size()));
    const auto version = in.u32();
    const auto base = in.u64();
    const auto logId = in.u64();
    const auto sum = in.u32();
    if (!sum || *magic != kMagic)
        return failure(ErrorCode::Corrupt, QStringLiteral("it does not begin like a queue log"));
    if (*version > kLogFormatVersion)
        return failure(ErrorCode::Malformed, QStringLiteral("its format version is %1 and this program reads up to %2; "
                                                            "install the Gleaner that wrote it, or a newer one")
                                                 .arg(*version)
                                                 .arg(kLogFormatVersion));
    if (*sum != headerChecksum(bytes))
        return failure(ErrorCode::Corrupt, QStringLiteral("the checksum of its header is wrong"));
    return SegmentHeader{*base, *logId, *version};
}

QString segmentFileName(std::uint32_t number) {
    return QStringLiteral("%1.log").arg(number, kNumberDigits, 10, QLatin1Char('0'));
}

std::optional<std::uint32_t> parseSegmentFileName(QStringView name) {
    bool ok = false;
    const std::uint32_t number = name.left(name.size() - 4).toUInt(&ok);
    return ok && name == segmentFileName(number) ? std::optional(number) : std::nullopt;
}

Result<std::optional<SegmentReader::Item>> SegmentReader::next() {
    const qsizetype largest = kRecordHeaderBytes + qsizetype(kMaxRecordLength);
    const std::uint64_t buffered = m_position + static_cast<std::uint64_t>(m_buffer.size() - m_used);
    if (m_buffer.size() - m_used < largest && buffered < m_end) {
        const std::uint64_t wanted = std::min<std::uint64_t>(kReadBytes, m_end - buffered);
        const auto more = m_segment.file->read(m_segment.offsetOf(buffered), static_cast<qsizetype>(wanted));
        if (!more)
            return failure(more.error());
        m_buffer = m_buffer.sliced(m_used) + *more;
        m_used = 0;
    }
    auto sized = decodeRecord(QByteArrayView(m_buffer).sliced(m_used));
    if (!sized)
        return std::optional<Item>();
    Item item{m_position, std::move(*sized)};
    m_used += item.sized.bytes;
    m_position += static_cast<std::uint64_t>(item.sized.bytes);
    return std::optional(std::move(item));
}

} // namespace gleaner
