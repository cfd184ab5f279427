// Writes a PNG picture row by row: 8-bit RGB, not interlaced. Holds two rows and zlib's window, however large the
// picture is. Thread: one at a time. Source: W3C, Portable Network Graphics (second edition).
#pragma once

#include "common/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <memory>

class QIODevice;

namespace gleaner {

class PngWriter {
public:
    /// `out` outlives this. width, height: 1 .. 2^31 - 1.
    PngWriter(QIODevice& out, std::uint32_t width, std::uint32_t height);
    ~PngWriter();

    /// Before the first row. Errors of every method: DiskFull.
    [[nodiscard]] Status begin();
    /// The next row, 3 * width bytes: red, green, blue of each pixel from the left.
    [[nodiscard]] Status writeRow(QByteArrayView rgb);
    /// After the last row.
    [[nodiscard]] Status end();

private:
    struct Deflater;

    [[nodiscard]] Status writeChunk(QByteArrayView type, QByteArrayView data);
    /// Compresses `bytes` and writes what has become full; `flush` as zlib's deflate() takes it.
    [[nodiscard]] Status deflate(QByteArrayView bytes, int flush);

    QIODevice& m_out;
    std::uint32_t m_width;
    std::uint32_t m_height;
    QByteArray m_previous; ///< the row above
    QByteArray m_filtered; ///< the filter's number, then the row's differences
    std::unique_ptr<Deflater> m_deflater;
};

} // namespace gleaner
