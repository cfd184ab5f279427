// The computation `mandelbrot`: a picture of the Mandelbrot set, tile by tile.
#pragma once

#include "common/job/computation.h"

#include <memory>

namespace gleaner {

/// Chunk: see encodeTileChunk(). Answer: the tile's pixels, 3 bytes each. Result: a PNG picture, written band by band;
/// tiles that are missing are grey.
[[nodiscard]] std::unique_ptr<Computation> makeMandelbrot();

} // namespace gleaner
