// The tile shows what is computed: rows of a picture, rings of processors, or the sign at rest.
#include "screensaver_client/saver/tile_painter.h"

#include "tests/screensaver_client/saver/example_scenes.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(TilePainter, RowsThatAreNotComputedYetAreDark) {
    SaverScene scene = scenePaintingAPicture();
    scene.picture = ScenePicture{QImage(64, 64, QImage::Format_RGB32), 32};
    scene.picture->image.fill(Qt::white);
    const QImage tile = paintTile(scene, 200);
    EXPECT_GT(qGray(tile.pixel(100, 40)), 240);
    EXPECT_LT(qGray(tile.pixel(100, 160)), 60);
}

TEST(TilePainter, GreyPicturesAreShownInTheSaversColours) {
    SaverScene scene = scenePaintingAPicture();
    scene.picture = ScenePicture{QImage(64, 64, QImage::Format_Grayscale8), 64};
    scene.picture->image.fill(140);
    const QColor colour = paintTile(scene, 200).pixelColor(100, 100);
    EXPECT_GT(colour.red(), colour.blue() + 60);
}

TEST(TilePainter, MoreProgressPaintsMoreOfTheRing) {
    const auto bright = [](double progress) {
        SaverScene scene = scenePricingOptions();
        scene.rings = {progress};
        const QImage tile = paintTile(scene, 200);
        int count = 0;
        for (int y = 0; y < 200; ++y)
            for (int x = 0; x < 200; ++x)
                count += qGray(tile.pixel(x, y)) > 150 ? 1 : 0;
        return count;
    };
    EXPECT_LT(bright(0.2), bright(0.6));
    EXPECT_LT(bright(0.6), bright(1.0));
}

TEST(TilePainter, ManyProcessorsShareTheRings) {
    EXPECT_EQ(ringsOf({0.1, 0.2}), (std::vector<double>{0.1, 0.2}));
    const std::vector<double> shared = ringsOf(std::vector<double>(128, 0.5));
    ASSERT_EQ(shared.size(), std::size_t{kMaxRings});
    for (const double ring : shared)
        EXPECT_DOUBLE_EQ(ring, 0.5);
}

TEST(TilePainter, WithoutWorkTheSignIsShownAtRest) {
    const QImage tile = paintTile(scenePaused(), 200);
    EXPECT_GT(qAlpha(tile.pixel(100, 120)), 60) << "its stem";
    EXPECT_EQ(qAlpha(tile.pixel(2, 2)), 0);
}

} // namespace
} // namespace gleaner
