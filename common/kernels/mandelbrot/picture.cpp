#include "common/kernels/mandelbrot/picture.h"

#include "common/kernels/mandelbrot/palette.h"
#include "common/kernels/real_bytes.h"

#include <algorithm>
#include <cmath>

namespace gleaner {
namespace {

std::uint32_t tilesAlong(std::uint32_t pixels) {
    return (pixels + kTileEdge - 1) / kTileEdge;
}

bool isWithin(std::uint32_t value, std::uint32_t most) {
    return value >= 1 && value <= most;
}

bool isInBounds(const Picture& picture) {
    return isWithin(picture.width, Picture::kMostPixels) && isWithin(picture.height, Picture::kMostPixels) &&
           isWithin(picture.maxIterations, Picture::kMostIterations) &&
           isWithin(picture.samples, Picture::kMostSamples) && picture.palette < Palette::kCount &&
           std::abs(picture.centreRe) <= 4 && std::abs(picture.centreIm) <= 4 &&
           picture.viewWidth >= Picture::kNarrowestView && picture.viewWidth <= 16;
}

} // namespace

std::uint64_t tileCount(const Picture& picture) {
    return std::uint64_t{tilesAlong(picture.width)} * tilesAlong(picture.height);
}

Tile tileAt(const Picture& picture, std::uint64_t number) {
    const std::uint32_t across = tilesAlong(picture.width);
    const std::uint32_t left = static_cast<std::uint32_t>(number % across) * kTileEdge;
    const std::uint32_t top = static_cast<std::uint32_t>(number / across) * kTileEdge;
    return {left, top, std::min(kTileEdge, picture.width - left), std::min(kTileEdge, picture.height - top)};
}

QByteArray encodeTileChunk(const Picture& picture, std::uint64_t number) {
    ByteWriter writer;
    writer.u8(picture.palette);
    writer.u8(picture.samples);
    writer.u32(picture.maxIterations);
    writer.u32(picture.width);
    writer.u32(picture.height);
    writeReal(writer, picture.centreRe);
    writeReal(writer, picture.centreIm);
    writeReal(writer, picture.viewWidth);
    writer.u64(number);
    return writer.take();
}

std::optional<TileChunk> decodeTileChunk(const QByteArray& chunk) {
    ByteReader reader(chunk);
    const auto palette = reader.u8();
    const auto samples = reader.u8();
    const auto maxIterations = reader.u32();
    const auto width = reader.u32();
    const auto height = reader.u32();
    const auto centreRe = readReal(reader);
    const auto centreIm = readReal(reader);
    const auto viewWidth = readReal(reader);
    const auto number = reader.u64();
    if (!palette || !samples || !maxIterations || !width || !height || !centreRe || !centreIm || !viewWidth ||
        !number || reader.remaining() != 0) {
        return std::nullopt;
    }
    const Picture picture{*width, *height, *maxIterations, *samples, *palette, *centreRe, *centreIm, *viewWidth};
    if (!isInBounds(picture) || *number >= tileCount(picture)) {
        return std::nullopt;
    }
    return TileChunk{picture, tileAt(picture, *number)};
}

} // namespace gleaner
