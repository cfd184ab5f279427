// What the canvas says has changed is all that has changed, it always moves, and it is never black.
#include "screensaver_client/saver/saver_canvas.h"

#include "tests/screensaver_client/saver/example_scenes.h"
#include "tests/support/gui_environment.h"

#include <QPainter>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication = testing::AddGlobalTestEnvironment(new GuiEnvironment);

constexpr QSize kScreen(1280, 720);
constexpr Milliseconds kFrame{33};

void paintInto(QImage& image, const SaverCanvas& canvas, const QRegion& region) {
    QPainter painter(&image);
    canvas.paint(painter, region);
}

QImage blank(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    return image;
}

double meanLightness(const QImage& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); y += 4)
        for (int x = 0; x < image.width(); x += 4)
            sum += qGray(image.pixel(x, y));
    return sum / ((image.width() / 4.0) * (image.height() / 4.0));
}

TEST(SaverCanvas, PaintingOnlyWhatChangedGivesTheWholePicture) {
    SaverCanvas canvas(kScreen, 0);
    canvas.show(scenePaintingAPicture());
    QImage kept = blank(kScreen);
    for (Milliseconds t{0}; t < Milliseconds(9000); t += kFrame) {
        if (t == 100 * kFrame)
            canvas.show(scenePaused());
        if (t == 200 * kFrame)
            canvas.show(scenePricingOptions());
        paintInto(kept, canvas, canvas.advance(t));
    }
    QImage whole = blank(kScreen);
    paintInto(whole, canvas, QRect(QPoint(0, 0), kScreen));
    EXPECT_EQ(kept, whole);
}

TEST(SaverCanvas, EveryFrameDiffersFromTheOneBefore) {
    for (const SaverScene& scene : {scenePaintingAPicture(), scenePaused(), sceneWaiting(), sceneWithoutAgent()}) {
        SaverCanvas canvas(kScreen, 0);
        canvas.show(scene);
        QImage image = blank(kScreen);
        paintInto(image, canvas, canvas.advance(Milliseconds(0)));
        for (int frame = 1; frame < 30; ++frame) {
            const QImage before = image.copy();
            paintInto(image, canvas, canvas.advance(kFrame * frame));
            EXPECT_NE(image, before) << scene.headline.toStdString() << ", frame " << frame;
        }
    }
}

TEST(SaverCanvas, AFrameBetweenChangesPaintsASmallPartOfTheScreen) {
    SaverCanvas canvas(kScreen, 0);
    canvas.show(scenePaintingAPicture());
    Milliseconds t{0};
    for (; t < Milliseconds(3000); t += kFrame)
        (void)canvas.advance(t);
    double pixels = 0;
    constexpr int kFrames = 90;
    for (int frame = 0; frame < kFrames; ++frame, t += kFrame)
        for (const QRect& rect : canvas.advance(t))
            pixels += double(rect.width()) * rect.height();
    EXPECT_LT(pixels / kFrames, 0.2 * kScreen.width() * kScreen.height());
    EXPECT_GT(pixels, 0);
}

TEST(SaverCanvas, IsNeverBlackNotEvenInItsFirstFrameOrWithoutAScene) {
    SaverCanvas canvas(kScreen, 0);
    QImage image = blank(kScreen);
    paintInto(image, canvas, canvas.advance(Milliseconds(0)));
    EXPECT_GT(meanLightness(image), 12);
}

TEST(SaverCanvas, ScreensOfOnePcDiffer) {
    SaverCanvas a(kScreen, 0), b(kScreen, 1);
    QImage imageA = blank(kScreen), imageB = blank(kScreen);
    paintInto(imageA, a, a.advance(Milliseconds(0)));
    paintInto(imageB, b, b.advance(Milliseconds(0)));
    EXPECT_NE(imageA, imageB);
}

TEST(SaverCanvas, AClockThatGoesBackDoesNoHarm) {
    SaverCanvas canvas(QSize(320, 200), 0);
    (void)canvas.advance(Milliseconds(5000));
    (void)canvas.advance(Milliseconds(100));
    QImage image = blank(QSize(320, 200));
    paintInto(image, canvas, QRect(0, 0, 320, 200));
    EXPECT_GT(meanLightness(image), 8);
}

TEST(SaverCanvas, TheSmallestWindowsArePainted) {
    for (const QSize size : {QSize(1, 1), QSize(3, 200), QSize(152, 112), QSize(0, 0)}) {
        SaverCanvas canvas(size, 0);
        canvas.show(scenePricingOptions());
        QImage image = blank(size.expandedTo(QSize(1, 1)));
        paintInto(image, canvas, canvas.advance(Milliseconds(0)));
        paintInto(image, canvas, canvas.advance(Milliseconds(2000)));
        EXPECT_GT(qGray(image.pixel(0, 0)), 5);
    }
}

} // namespace
} // namespace gleaner
