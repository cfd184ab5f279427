// zlib for small byte arrays, and its checksum: the only file of this folder that knows the library. Streams are plain
// zlib (RFC 1950), without the length that qCompress puts in front. Pure functions; safe on any thread.
#pragma once

#include "common/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace gleaner {

/// Deflates `bytes` into a zlib stream of at most `maxBytes`; nullopt when it does not get that small.
[[nodiscard]] std::optional<QByteArray> deflateInto(QByteArrayView bytes, qsizetype maxBytes);

/// Inflates a whole zlib stream that holds exactly `size` bytes and ends where `stream` ends. Never writes, nor
/// allocates for its output, more than `size`, whatever the stream says; so the caller bounds `size`.
/// Errors: Malformed (no zlib stream, cut off, other bytes after it, or more or less than `size` inside), Unavailable
/// (no memory just now).
[[nodiscard]] Result<QByteArray> inflateExactly(QByteArrayView stream, qsizetype size);

/// CRC-32 as in zlib, PNG and Ethernet (polynomial 0xEDB88320). Finds every error burst of up to 32 bits.
[[nodiscard]] std::uint32_t crc32Of(QByteArrayView bytes);

} // namespace gleaner
