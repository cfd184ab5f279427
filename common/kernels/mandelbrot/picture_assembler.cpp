#include "common/kernels/mandelbrot/picture_assembler.h"

#include <algorithm>
#include <cstring>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kBytesPerPixel = 3;
constexpr char kMissing = '\x80'; // grey: nothing that the palettes paint in an area

} // namespace

Status checkTileAnswer(const Picture& picture, SequenceNumber sequence, const QByteArray& rgb) {
    const qsizetype wanted = kBytesPerPixel * tileAt(picture, sequence).pixels();
    if (rgb.size() != wanted) {
        return failure(ErrorCode::Malformed,
                       u"Chunk %1: a tile of %2 bytes was due, got %3."_s.arg(sequence).arg(wanted).arg(rgb.size()));
    }
    return {};
}

PictureAssembler::PictureAssembler(QIODevice& out, const Picture& picture)
    : m_picture(picture), m_png(out, picture.width, picture.height), m_gaps(tileCount(picture)),
      m_band(kBytesPerPixel * picture.width * kTileEdge, kMissing) {}

Status PictureAssembler::add(SequenceNumber sequence, const QByteArray& answer) {
    const Tile tile = tileAt(m_picture, sequence);
    const Status ready =
        checkTileAnswer(m_picture, sequence, answer).and_then([&] { return writeBandsAbove(tile.top); });
    if (!ready) {
        return ready;
    }
    const qsizetype rowBytes = kBytesPerPixel * tile.width;
    for (std::uint32_t row = 0; row < tile.height; ++row) {
        char* to = m_band.data() + kBytesPerPixel * (qsizetype{row} * m_picture.width + tile.left);
        std::memcpy(to, answer.constData() + row * rowBytes, static_cast<std::size_t>(rowBytes));
    }
    m_gaps.saw(sequence);
    return {};
}

Status PictureAssembler::writeBandsAbove(std::uint32_t top) {
    Status written = m_begun ? Status() : m_png.begin();
    m_begun = true;
    for (; written && m_bandTop < top; m_bandTop += kTileEdge) {
        const std::uint32_t rows = std::min(kTileEdge, m_picture.height - m_bandTop);
        const qsizetype rowBytes = kBytesPerPixel * m_picture.width;
        for (std::uint32_t row = 0; written && row < rows; ++row) {
            written = m_png.writeRow(QByteArrayView(m_band).sliced(row * rowBytes, rowBytes));
        }
        m_band.fill(kMissing);
    }
    return written;
}

Status PictureAssembler::finish() {
    return writeBandsAbove(m_picture.height).and_then([&] { return m_png.end(); });
}

QJsonObject PictureAssembler::summary() const {
    return m_gaps.addTo({{u"width"_s, qint64{m_picture.width}}, {u"height"_s, qint64{m_picture.height}}});
}

} // namespace gleaner
