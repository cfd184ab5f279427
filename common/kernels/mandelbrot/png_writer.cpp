#include "common/kernels/mandelbrot/png_writer.h"

#include "common/kernels/gaps.h"

#include <zlib.h>

#include <QtEndian>

#include <array>
#include <cstdlib>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBytesPerPixel = 3;
constexpr char kPaethFilter = 4; // compresses smooth colour best of the five when one is used throughout

QByteArray bigEndian(std::uint32_t value) {
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// Of the pixels to the left, above and above left, the one nearest to left + above - aboveLeft.
int paeth(int left, int above, int aboveLeft) {
    const int toLeft = std::abs(above - aboveLeft);
    const int toAbove = std::abs(left - aboveLeft);
    const int toAboveLeft = std::abs(left + above - 2 * aboveLeft);
    if (toLeft <= toAbove && toLeft <= toAboveLeft) {
        return left;
    }
    return toAbove <= toAboveLeft ? above : aboveLeft;
}

} // namespace

struct PngWriter::Deflater {
    z_stream stream{};
    std::array<char, 65'536> out{};

    // zlib fails here only when there is no memory left; every deflate() says so again
    Deflater() { deflateInit(&stream, Z_DEFAULT_COMPRESSION); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    ~Deflater() { deflateEnd(&stream); }

    void emptyOut() {
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
    }
};

PngWriter::PngWriter(QIODevice& out, std::uint32_t width, std::uint32_t height)
    : m_out(out), m_width(width), m_height(height), m_previous(kBytesPerPixel * width, '\0'),
      m_filtered(kBytesPerPixel * width + 1, kPaethFilter), m_deflater(std::make_unique<Deflater>()) {
    m_deflater->emptyOut();
}

PngWriter::~PngWriter() = default;

Status PngWriter::begin() {
    QByteArray header = bigEndian(m_width) + bigEndian(m_height);
    header += QByteArray("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB, deflate, adaptive filters, not interlaced
    return writeAll(m_out, QByteArrayView("\x89PNG\r\n\x1A\n", 8)).and_then([&] { return writeChunk("IHDR", header); });
}

Status PngWriter::writeRow(QByteArrayView rgb) {
    Q_ASSERT(rgb.size() == m_previous.size());
    const auto* row = reinterpret_cast<const unsigned char*>(rgb.data());
    const auto* above = reinterpret_cast<const unsigned char*>(m_previous.constData());
    char* filtered = m_filtered.data() + 1;
    for (qsizetype i = 0; i < rgb.size(); ++i) {
        const bool hasLeft = i >= kBytesPerPixel;
        const int left = hasLeft ? row[i - kBytesPerPixel] : 0;
        const int aboveLeft = hasLeft ? above[i - kBytesPerPixel] : 0;
        filtered[i] = static_cast<char>(row[i] - paeth(left, above[i], aboveLeft));
    }
    m_previous = rgb.toByteArray();
    return deflate(m_filtered, Z_NO_FLUSH);
}

Status PngWriter::end() {
    return deflate({}, Z_FINISH).and_then([&] { return writeChunk("IEND", {}); });
}

Status PngWriter::deflate(QByteArrayView bytes, int flush) {
    z_stream& stream = m_deflater->stream;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib does not write there
    stream.avail_in = static_cast<uInt>(bytes.size());
    while (true) {
        const int state = ::deflate(&stream, flush);
        if (state == Z_STREAM_ERROR) {
            return failure(ErrorCode::Failed, u"The picture cannot be compressed: there is no memory left."_s);
        }
        const auto used = static_cast<qsizetype>(m_deflater->out.size() - stream.avail_out);
        if (stream.avail_out == 0 || (state == Z_STREAM_END && used > 0)) {
            const Status written = writeChunk("IDAT", QByteArrayView(m_deflater->out.data(), used));
            if (!written) {
                return written;
            }
            m_deflater->emptyOut();
        }
        if (state == Z_STREAM_END || (flush == Z_NO_FLUSH && stream.avail_in == 0)) {
            return {};
        }
    }
}

Status PngWriter::writeChunk(QByteArrayView type, QByteArrayView data) {
    const QByteArray checked = type.toByteArray() + data.toByteArray();
    const auto checksum = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(checked.constData()), static_cast<uInt>(checked.size())));
    const QByteArray chunk = bigEndian(static_cast<std::uint32_t>(data.size())) + checked + bigEndian(checksum);
    return writeAll(m_out, chunk);
}

} // namespace gleaner
