// Paints one tile of the Mandelbrot set. Doubles and + - * / sqrt only: the same bytes on every processor.
#pragma once

#include "common/job/computation.h"
#include "common/kernels/mandelbrot/palette.h"
#include "common/kernels/mandelbrot/picture.h"
#include "common/kernels/pace.h"

#include <memory>

namespace gleaner {

/// How many iterations until the point c leaves the circle |z| = 256, with a fraction that makes it a smooth function
/// of c, > 0; 0 when it does not leave within `maxIterations`; nullopt: given up. Source: smooth escape count, Vepstas
/// (1997), "Renormalizing the Mandelbrot escape".
[[nodiscard]] std::optional<double> smoothEscapeCount(double re, double im, std::uint32_t maxIterations, Pace& pace);

class TileKernel final : public Kernel {
public:
    /// The answer is the tile's pixels, row by row, 3 bytes each: red, green, blue. A checkpoint is its beginning.
    [[nodiscard]] Result<QByteArray> compute(const QByteArray& chunk, ComputeContext& context) override;

private:
    [[nodiscard]] bool appendPixel(QByteArray& rgb, const TileChunk& wanted, Pace& pace) const;
    [[nodiscard]] std::optional<LinearColour> pixel(const Picture& picture, std::uint32_t x, std::uint32_t y,
                                                    Pace& pace) const;
    void preparePalette(std::size_t number);

    std::unique_ptr<Palette> m_palette; ///< of the last chunk
    std::size_t m_paletteNumber = 0;
};

/// `rgb`: an answer or a checkpoint. nullopt: neither.
[[nodiscard]] std::optional<ChunkPicture> pictureOfTile(const QByteArray& chunk, const QByteArray& rgb);

} // namespace gleaner
