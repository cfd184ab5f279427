#include "common/kernels/mandelbrot/mandelbrot.h"
#include "common/kernels/mandelbrot/palette.h"
#include "common/kernels/mandelbrot/picture.h"
#include "common/kernels/mandelbrot/tile_kernel.h"
#include "tests/common/kernels/small_jobs.h"
#include "tests/support/checkpoint_context.h"

#include <cmath>
#include <limits>

namespace gleaner {
namespace {

double escapeCount(double re, double im, std::uint32_t maxIterations) {
    CountingContext context;
    Pace pace(context, 25'000);
    return smoothEscapeCount(re, im, maxIterations, pace).value();
}

TEST(EscapeCount, PointsOfTheSetNeverLeave) {
    for (const auto& [re, im] : {std::pair(0.0, 0.0), {-1.0, 0.0}, {0.25, 0.0}, {-0.1226, 0.7449}, {-1.3107, 0.0}}) {
        EXPECT_EQ(escapeCount(re, im, 100'000), 0.0) << re << ' ' << im;
    }
}

TEST(EscapeCount, IsSmoothWhereTheWholeNumberJumps) {
    double last = escapeCount(0.5, 0.0, 1'000);
    for (double re = 0.5; re < 2; re += 1e-4) {
        const double count = escapeCount(re, 0.0, 1'000);
        ASSERT_LE(count, last);
        ASSERT_GT(count, last - 0.01) << re;
        last = count;
    }
}

TEST(EscapeCount, IsPositiveForEveryPointThatLeaves) {
    EXPECT_GT(escapeCount(4, 4, 1'000), 0.0);
    EXPECT_GT(escapeCount(-20, 0, 1'000), 0.0);
}

TEST(Tiles, CoverThePictureOnce) {
    Picture picture;
    picture.width = 100;
    picture.height = 90;
    std::vector<int> painted(100 * 90, 0);
    for (std::uint64_t number = 0; number < tileCount(picture); ++number) {
        const Tile tile = tileAt(picture, number);
        for (std::uint32_t y = tile.top; y < tile.top + tile.height; ++y) {
            for (std::uint32_t x = tile.left; x < tile.left + tile.width; ++x) {
                ++painted.at(y * 100 + x);
            }
        }
    }
    EXPECT_EQ(painted, std::vector<int>(100 * 90, 1));
}

TEST(Tiles, TheLargestPictureIsCutUpWithoutOverflow) {
    Picture picture;
    picture.width = picture.height = Picture::kMostPixels;
    EXPECT_EQ(tileCount(picture), 2'273U * 2'273U);
    const Tile last = tileAt(picture, tileCount(picture) - 1);
    EXPECT_EQ(last.left + last.width, Picture::kMostPixels);
    EXPECT_EQ(last.top + last.height, Picture::kMostPixels);
}

TEST(Palettes, BeginWhereTheyEnd) {
    for (std::size_t number = 0; number < Palette::kCount; ++number) {
        const Palette palette(number);
        EXPECT_NEAR(palette.at(0.0).red, palette.at(0.9999).red, 0.01);
        EXPECT_EQ(palette.at(0.25).blue, palette.at(7.25).blue);
    }
    EXPECT_EQ(Palette::names().size(), static_cast<qsizetype>(Palette::kCount));
}

TEST(Mandelbrot, HostileChunksAreMalformed) {
    const Picture good;
    std::vector<Picture> hostile(11);
    hostile[0].width = 0;
    hostile[1].height = Picture::kMostPixels + 1;
    hostile[2].maxIterations = std::numeric_limits<std::uint32_t>::max();
    hostile[3].samples = 0;
    hostile[4].samples = 255;
    hostile[5].palette = 200;
    hostile[6].centreRe = std::nan("");
    hostile[7].centreIm = 1e300;
    hostile[8].viewWidth = 0;
    hostile[9].viewWidth = -std::numeric_limits<double>::infinity();
    hostile[10].maxIterations = 0;
    TileKernel kernel;
    CountingContext context;
    EXPECT_TRUE(kernel.compute(encodeTileChunk(good, 0), context));
    EXPECT_EQ(kernel.compute(encodeTileChunk(good, 1), context).error().code, ErrorCode::Malformed);
    for (const Picture& picture : hostile) {
        const Result<QByteArray> answer = kernel.compute(encodeTileChunk(picture, 0), context);
        ASSERT_FALSE(answer) << &picture - hostile.data();
        EXPECT_EQ(answer.error().code, ErrorCode::Malformed);
    }
}

TEST(Mandelbrot, ADeepPointIsGivenUpWhileItIsIterated) {
    Picture picture;
    picture.maxIterations = Picture::kMostIterations;
    picture.centreRe = -0.75; // between the cardioid and the disc: leaves after a very long time
    picture.centreIm = 1e-7;
    picture.viewWidth = Picture::kNarrowestView;
    TileKernel kernel;
    CountingContext context(3);
    EXPECT_EQ(kernel.compute(encodeTileChunk(picture, 0), context).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(context.calls(), 4U);
}

/// A tile at the right edge of a picture of 100 x 90.
QByteArray edgeTile() {
    Picture picture;
    picture.width = 100;
    picture.height = 90;
    picture.maxIterations = 50;
    return encodeTileChunk(picture, 2);
}

TEST(TilePicture, ShowsAnAnswerWhereItLies) {
    CountingContext context;
    const QByteArray rgb = makeMandelbrot()->makeKernel()->compute(edgeTile(), context).value();
    const auto picture = makeMandelbrot()->picture(edgeTile(), rgb);
    ASSERT_TRUE(picture);
    EXPECT_EQ(QSize(picture->width, picture->height), QSize(12, 44));
    EXPECT_EQ(picture->origin, QPoint(88, 0));
    EXPECT_EQ(picture->whole, QSize(100, 90));
    EXPECT_EQ(picture->rowsDone, 44);
    ASSERT_TRUE(picture->rgb);
    ASSERT_EQ(picture->pixels.size(), 4 * 12 * 44);
    for (qsizetype pixel = 0; pixel < 12 * 44; ++pixel) {
        const QByteArray seen = picture->pixels.mid(4 * pixel, 4);
        const char meant[] = {rgb[3 * pixel + 2], rgb[3 * pixel + 1], rgb[3 * pixel], '\xFF'};
        ASSERT_EQ(seen, QByteArray(meant, 4)) << pixel;
    }
}

TEST(TilePicture, ShowsACheckpointAsFarAsItGoes) {
    CheckpointContext context;
    ASSERT_TRUE(makeMandelbrot()->makeKernel()->compute(edgeTile(), context));
    const auto whole = makeMandelbrot()->picture(edgeTile(), context.latest());
    const auto picture = makeMandelbrot()->picture(edgeTile(), context.latest().first(3 * (12 * 5 + 7)));
    ASSERT_TRUE(picture && whole);
    EXPECT_EQ(picture->rowsDone, 5);
    const qsizetype known = 4 * (12 * 5 + 7);
    EXPECT_EQ(picture->pixels.first(known), whole->pixels.first(known));
    EXPECT_EQ(picture->pixels.mid(known, 4), QByteArray("\0\0\0\xFF", 4));
}

TEST(TilePicture, ThereIsNoneOfBytesThatAreNoTile) {
    const auto mandelbrot = makeMandelbrot();
    EXPECT_FALSE(mandelbrot->picture(edgeTile(), QByteArray(4, 'x')));
    EXPECT_FALSE(mandelbrot->picture(edgeTile(), QByteArray(3 * (12 * 44 + 1), 'x')));
    EXPECT_FALSE(mandelbrot->picture("no chunk", QByteArray()));
    EXPECT_TRUE(mandelbrot->picture(edgeTile(), QByteArray())) << "nothing is computed yet";
}

} // namespace
} // namespace gleaner
