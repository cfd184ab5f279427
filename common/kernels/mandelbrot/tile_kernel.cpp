#include "common/kernels/mandelbrot/tile_kernel.h"

#include "common/kernels/math/portable_math.h"

#include <cmath>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr double kEscapeRadiusSquared = 65'536.0;
constexpr std::uint32_t kIterationsBetweenPolls = 25'000; // 0.1 ms
constexpr std::uint32_t kStepsBesidesIterating = 20;      // colouring one point, in iterations
constexpr double kLn2 = 6.93147180559945286227e-01;
constexpr qsizetype kBytesPerPixel = 3;

/// Whether `rgb` can be the first pixels of the tile, or all of them.
bool isBeginning(const QByteArray& rgb, const Tile& tile) {
    return rgb.size() % kBytesPerPixel == 0 && rgb.size() <= kBytesPerPixel * tile.pixels();
}

/// The two largest parts of the set, the cardioid and the disc to its left, need no iterating.
bool isInCardioidOrDisc(double re, double im) {
    const double fromCusp = re - 0.25;
    const double q = fromCusp * fromCusp + im * im;
    return q * (q + fromCusp) <= 0.25 * im * im || (re + 1.0) * (re + 1.0) + im * im <= 0.0625;
}

double smoothed(std::uint32_t iterations, double distanceSquared) {
    const double doublings = portableLog(portableLog(distanceSquared) / portableLog(kEscapeRadiusSquared)) / kLn2;
    return iterations + 1.0 - doublings;
}

/// Bends the count into a place on the colour circle: broad bands far out, and no noise where counts run into
/// thousands.
double phaseOf(double count) {
    return 0.12 * portableLog(count + 1.0) / kLn2 + 0.012 * std::sqrt(count);
}

} // namespace

std::optional<double> smoothEscapeCount(double re, double im, std::uint32_t maxIterations, Pace& pace) {
    if (isInCardioidOrDisc(re, im)) {
        return pace.spend(kStepsBesidesIterating) ? std::optional(0.0) : std::nullopt;
    }
    double zRe = 0, zIm = 0, reSquared = 0, imSquared = 0;
    double markRe = 0, markIm = 0; // a point that comes back exactly to where it was will do so for ever
    std::uint32_t done = 0, nextMark = 64, spent = 0;
    while (done < maxIterations) {
        zIm = 2.0 * zRe * zIm + im;
        zRe = reSquared - imSquared + re;
        reSquared = zRe * zRe;
        imSquared = zIm * zIm;
        ++done;
        if (reSquared + imSquared > kEscapeRadiusSquared || (zRe == markRe && zIm == markIm)) {
            break;
        }
        if (done == nextMark) {
            markRe = zRe;
            markIm = zIm;
            nextMark *= 2;
        }
        if (done - spent == kIterationsBetweenPolls) {
            if (!pace.spend(done - spent)) {
                return std::nullopt;
            }
            spent = done;
        }
    }
    if (!pace.spend(done - spent + kStepsBesidesIterating)) {
        return std::nullopt;
    }
    const double distanceSquared = reSquared + imSquared;
    return distanceSquared > kEscapeRadiusSquared ? smoothed(done, distanceSquared) : 0.0;
}

std::optional<LinearColour> TileKernel::pixel(const Picture& picture, std::uint32_t x, std::uint32_t y,
                                              Pace& pace) const {
    const double step = picture.viewWidth / picture.width;
    const double samples = picture.samples;
    LinearColour sum;
    for (int row = 0; row < picture.samples; ++row) {
        const double down = y + (row + 0.5) / samples - picture.height / 2.0;
        for (int column = 0; column < picture.samples; ++column) {
            const double right = x + (column + 0.5) / samples - picture.width / 2.0;
            const std::optional<double> count = smoothEscapeCount(
                picture.centreRe + right * step, picture.centreIm - down * step, picture.maxIterations, pace);
            if (!count) {
                return std::nullopt;
            }
            if (*count > 0.0) {
                const LinearColour colour = m_palette->at(phaseOf(*count));
                sum.red += colour.red;
                sum.green += colour.green;
                sum.blue += colour.blue;
            }
        }
    }
    const double points = samples * samples;
    return LinearColour{sum.red / points, sum.green / points, sum.blue / points};
}

void TileKernel::preparePalette(std::size_t number) {
    if (!m_palette || m_paletteNumber != number) {
        m_palette = std::make_unique<Palette>(number);
        m_paletteNumber = number;
    }
}

/// Appends the pixel that comes next. False: given up.
bool TileKernel::appendPixel(QByteArray& rgb, const TileChunk& wanted, Pace& pace) const {
    const auto done = static_cast<std::uint32_t>(rgb.size() / kBytesPerPixel);
    const Tile& tile = wanted.tile;
    const auto colour = pixel(wanted.picture, tile.left + done % tile.width, tile.top + done / tile.width, pace);
    if (!colour) {
        return false;
    }
    for (const double channel : {colour->red, colour->green, colour->blue}) {
        rgb.append(static_cast<char>(encodedChannel(channel)));
    }
    return true;
}

Result<QByteArray> TileKernel::compute(const QByteArray& chunk, ComputeContext& context) {
    const std::optional<TileChunk> wanted = decodeTileChunk(chunk);
    if (!wanted) {
        return failure(ErrorCode::Malformed, u"This is no chunk of the computation mandelbrot."_s);
    }
    preparePalette(wanted->picture.palette);
    const qsizetype size = kBytesPerPixel * wanted->tile.pixels();
    const qsizetype rowSize = kBytesPerPixel * wanted->tile.width;
    Pace pace(context, kIterationsBetweenPolls);
    QByteArray rgb = context.resumeFrom();
    if (!isBeginning(rgb, wanted->tile)) {
        rgb.clear();
    }
    rgb.reserve(size);
    while (rgb.size() < size) {
        if (!appendPixel(rgb, *wanted, pace)) {
            return givenUp();
        }
        if (rgb.size() % rowSize == 0) {
            context.progress(static_cast<double>(rgb.size()) / static_cast<double>(size));
        }
        if (context.wantsCheckpoint()) {
            context.checkpoint(rgb);
        }
    }
    return rgb;
}

std::optional<ChunkPicture> pictureOfTile(const QByteArray& chunk, const QByteArray& rgb) {
    const std::optional<TileChunk> wanted = decodeTileChunk(chunk);
    if (!wanted || !isBeginning(rgb, wanted->tile)) {
        return std::nullopt;
    }
    const Tile& tile = wanted->tile;
    ChunkPicture picture{.width = static_cast<int>(tile.width), .height = static_cast<int>(tile.height), .rgb = true};
    picture.rowsDone = static_cast<int>(rgb.size() / (kBytesPerPixel * tile.width));
    picture.origin = {static_cast<int>(tile.left), static_cast<int>(tile.top)};
    picture.whole = {static_cast<int>(wanted->picture.width), static_cast<int>(wanted->picture.height)};
    picture.pixels.reserve(4 * tile.pixels());
    for (qsizetype pixel = 0; pixel < tile.pixels(); ++pixel) {
        const qsizetype at = kBytesPerPixel * pixel;
        for (const qsizetype channel : {2, 1, 0}) {
            picture.pixels.append(at < rgb.size() ? rgb.at(at + channel) : '\0');
        }
        picture.pixels.append('\xFF');
    }
    return picture;
}

} // namespace gleaner
