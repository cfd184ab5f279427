// Which picture of the Mandelbrot set is wanted, and how it is cut into tiles. Values; any thread.
#pragma once

#include "common/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace gleaner {

struct Picture {
    std::uint32_t width = 1;         ///< pixels, 1..kMostPixels
    std::uint32_t height = 1;        ///< pixels, 1..kMostPixels
    std::uint32_t maxIterations = 1; ///< 1..kMostIterations; points that have not left by then are black
    std::uint8_t samples = 1;        ///< a pixel's edge, 1..kMostSamples: each pixel is the mean of samples² points
    std::uint8_t palette = 0;        ///< number in Palette::names()
    double centreRe = 0;             ///< |…| <= 4
    double centreIm = 0;             ///< |…| <= 4
    double viewWidth = 3;            ///< kNarrowestView..16, in the plane; pixels are square

    static constexpr std::uint32_t kMostPixels = 100'000;
    static constexpr std::uint32_t kMostIterations = 1'000'000;
    static constexpr std::uint8_t kMostSamples = 4;
    static constexpr double kNarrowestView = 1e-11; // narrower, and neighbouring pixels of a large picture coincide
};

/// Columns [left, left + width) of rows [top, top + height), row 0 at the top.
struct Tile {
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    [[nodiscard]] qsizetype pixels() const { return qsizetype{width} * height; }
};

/// 3 bytes a pixel: a whole tile is 5,808 bytes and travels inside a message. Those at the right and lower edges are
/// smaller.
inline constexpr std::uint32_t kTileEdge = 44;

[[nodiscard]] std::uint64_t tileCount(const Picture& picture);
/// Tiles are numbered row by row from the upper left; number < tileCount().
[[nodiscard]] Tile tileAt(const Picture& picture, std::uint64_t number);

/// A chunk: palette u8, samples u8, maxIterations u32, width u32, height u32, centreRe f64, centreIm f64,
/// viewWidth f64, tile number u64, all little-endian.
[[nodiscard]] QByteArray encodeTileChunk(const Picture& picture, std::uint64_t number);

struct TileChunk {
    Picture picture;
    Tile tile;
};
/// nullopt when any value is out of its bounds or the length is wrong.
[[nodiscard]] std::optional<TileChunk> decodeTileChunk(const QByteArray& chunk);

} // namespace gleaner
