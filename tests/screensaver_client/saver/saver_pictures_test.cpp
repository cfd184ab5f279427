// The pictures of the saver that people look at, made at the sizes screens have; each must show what its scene says.
#include "screensaver_client/saver/saver_canvas.h"

#include "screensaver_client/desktop/emblem.h"
#include "tests/screensaver_client/saver/example_scenes.h"
#include "tests/support/gui_environment.h"
#include "tests/support/icon_file.h"

#include <QPainter>
#include <QSet>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

QImage pictureOf(const SaverScene& scene, QSize size, Milliseconds at) {
    SaverCanvas canvas(size, 0);
    canvas.show(scene);
    for (Milliseconds t = at - Milliseconds(8000); t < at; t += Milliseconds(250))
        (void)canvas.advance(t);
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    (void)canvas.advance(at);
    canvas.paint(painter, image.rect());
    return image;
}

int coloursOf(const QImage& image) {
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2)
            colours.insert(image.pixel(x, y));
    return static_cast<int>(colours.size());
}

struct Shot {
    const char* name;
    SaverScene scene;
    QSize size;
    int seconds;
};

std::vector<Shot> shots() {
    const QSize monitor(1920, 1080);
    return {{"saver-picture", scenePaintingAPicture(), monitor, 40},
            {"saver-rings", scenePricingOptions(), monitor, 75},
            {"saver-paused", scenePaused(), monitor, 20},
            {"saver-waiting", sceneWaiting(), monitor, 110},
            {"saver-no-agent", sceneWithoutAgent(), monitor, 60},
            {"saver-preview", scenePaintingAPicture(), QSize(320, 240), 40},
            {"saver-preview-windows", scenePricingOptions(), QSize(152, 112), 40},
            {"saver-portrait", scenePricingOptions(), QSize(1080, 1920), 40},
            {"saver-small", scenePaintingAPicture(), QSize(1024, 768), 40},
            {"saver-ultrawide", scenePricingOptions(), QSize(3440, 1440), 40}};
}

TEST(SaverPictures, EveryStateAndSizeShowsSomethingOfItsOwn) {
    QSet<QByteArray> seen;
    for (const Shot& shot : shots()) {
        const QImage image = pictureOf(shot.scene, shot.size, Milliseconds(shot.seconds * 1000));
        EXPECT_GT(coloursOf(image), 200) << shot.name;
        seen.insert(QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
        EXPECT_TRUE(saveScreenshot(image, QString::fromLatin1(shot.name)));
    }
    EXPECT_EQ(static_cast<std::size_t>(seen.size()), shots().size());
}

TEST(SaverPictures, LongTextsStayWithinTheScreen) {
    SaverScene scene = scenePricingOptions();
    scene.headline = QStringLiteral("Donaudampfschifffahrtsgesellschaft").repeated(6);
    scene.text = QStringLiteral("A purpose that somebody has explained at length, and then some more. ").repeated(12);
    const QImage image = pictureOf(scene, QSize(1366, 768), Milliseconds(30'000));
    EXPECT_TRUE(saveScreenshot(image, QStringLiteral("saver-long-texts")));
    const Composition composition = paintComposition(scene, layoutFor(QSize(1366, 768)));
    EXPECT_LE(composition.image.width(), 1366);
    EXPECT_LE(composition.image.height(), 768);
}

TEST(SaverPictures, TheInstalledIconsAreTheProgramsOwn) {
    expectIconsAreCurrent(QStringLiteral(GLEANER_SOURCE_DIR "/resources/icons"), QStringLiteral("gleaner"),
                          [](int side) { return programPixmap(side).toImage(); });
}

} // namespace
} // namespace gleaner
