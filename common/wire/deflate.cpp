#include "common/wire/deflate.h"

#include <zlib.h>

#include <bit>
#include <limits>

namespace gleaner {
namespace {

constexpr int kMemoryLevel = 8; // zlib's own default

/// zlib never writes through its input pointer; its C interface just does not say const everywhere.
Bytef* inputOf(QByteArrayView bytes) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

bool fitsZlib(qsizetype size) {
    return size >= 0 && static_cast<std::uint64_t>(size) <= std::numeric_limits<uInt>::max();
}

/// The smallest window that holds all of `size` bytes (9: zlib writes 8 as 9 anyway). A smaller window is less memory
/// to clear for each message.
int windowBitsFor(qsizetype size) {
    const auto bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(size)));
    return std::clamp(bits, 9, MAX_WBITS);
}

Error inflateError(int code, const z_stream& stream) {
    if (code == Z_STREAM_END && stream.avail_in > 0)
        return {ErrorCode::Malformed, QStringLiteral("The deflated bytes go on after their end.")};
    if (code == Z_STREAM_END)
        return {ErrorCode::Malformed, QStringLiteral("The deflated bytes inflate to fewer bytes than they declare.")};
    if ((code == Z_OK || code == Z_BUF_ERROR) && stream.avail_in > 0)
        return {ErrorCode::Malformed, QStringLiteral("The deflated bytes inflate to more bytes than they declare.")};
    if (code == Z_OK || code == Z_BUF_ERROR)
        return {ErrorCode::Malformed, QStringLiteral("The deflated bytes are cut off.")};
    return {ErrorCode::Malformed, QStringLiteral("The deflated bytes are not a zlib stream or are damaged.")};
}

} // namespace

std::optional<QByteArray> deflateInto(QByteArrayView bytes, qsizetype maxBytes) {
    if (maxBytes <= 0 || !fitsZlib(bytes.size()) || !fitsZlib(maxBytes))
        return std::nullopt;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBitsFor(bytes.size()), kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return std::nullopt;
    QByteArray out(maxBytes, Qt::Uninitialized);
    stream.next_in = inputOf(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(maxBytes);
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.truncate(maxBytes - static_cast<qsizetype>(stream.avail_out));
    deflateEnd(&stream);
    return whole ? std::optional(out) : std::nullopt;
}

Result<QByteArray> inflateExactly(QByteArrayView bytes, qsizetype size) {
    if (size <= 0 || !fitsZlib(bytes.size()) || !fitsZlib(size))
        return failure(ErrorCode::Malformed, QStringLiteral("The deflated bytes declare an impossible size."));
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return failure(ErrorCode::Unavailable, QStringLiteral("There is no memory to inflate this message just now."));
    QByteArray out(size, Qt::Uninitialized);
    stream.next_in = inputOf(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(size);
    const int code = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (code != Z_STREAM_END || stream.avail_in != 0 || stream.avail_out != 0)
        return failure(inflateError(code, stream));
    return out;
}

std::uint32_t crc32Of(QByteArrayView bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, inputOf(bytes), static_cast<z_size_t>(bytes.size())));
}

} // namespace gleaner
