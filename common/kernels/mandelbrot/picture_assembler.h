// Puts tiles together into a PNG: holds one band of tiles (13 MB for a picture 100,000 pixels wide), never the picture.
// Thread: one at a time.
#pragma once

#include "common/job/computation.h"
#include "common/kernels/gaps.h"
#include "common/kernels/mandelbrot/picture.h"
#include "common/kernels/mandelbrot/png_writer.h"

namespace gleaner {

/// Errors: Malformed when `rgb` is not as long as the tile's pixels are.
[[nodiscard]] Status checkTileAnswer(const Picture& picture, SequenceNumber sequence, const QByteArray& rgb);

class PictureAssembler final : public Assembler {
public:
    PictureAssembler(QIODevice& out, const Picture& picture);

    [[nodiscard]] Status add(SequenceNumber sequence, const QByteArray& answer) override;
    [[nodiscard]] Status finish() override;
    [[nodiscard]] QJsonObject summary() const override;

private:
    /// Writes the bands above the row `top`.
    [[nodiscard]] Status writeBandsAbove(std::uint32_t top);

    Picture m_picture;
    PngWriter m_png;
    Gaps m_gaps;
    bool m_begun = false;
    std::uint32_t m_bandTop = 0;
    QByteArray m_band; ///< kTileEdge rows from m_bandTop on
};

} // namespace gleaner
