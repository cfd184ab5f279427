#include "tests/screensaver_client/saver/example_scenes.h"

#include <complex>

namespace gleaner {

namespace {

SaverScene computing() {
    SaverScene scene;
    scene.mood = SceneMood::Computing;
    scene.overline = QStringLiteral("This PC is computing");
    scene.progress = 0.62;
    scene.progressText = QString::fromUtf8("62 %  ·  4,985 of 8,040 chunks");
    scene.numbers = {
        {QStringLiteral("This PC"), QStringLiteral("132 chunks"),
         QString::fromUtf8("14.2 CPU hours  ·  38 chunks today")},
        {QStringLiteral("The office, for this job"), QStringLiteral("4,985 chunks"), QStringLiteral("611 CPU hours")}};
    scene.caption = QString::fromUtf8("Chunk 4,991  ·  4 processors");
    return scene;
}

} // namespace

ScenePicture examplePicture(int side, int rowsDone) {
    ScenePicture picture{QImage(side, side, QImage::Format_Grayscale8), rowsDone};
    picture.image.fill(0);
    for (int y = 0; y < rowsDone; ++y) {
        for (int x = 0; x < side; ++x) {
            const std::complex<double> c(-0.7435 + 0.012 * (double(x) / side - 0.5),
                                         0.1314 + 0.012 * (double(y) / side - 0.5));
            std::complex<double> z = 0;
            int steps = 0;
            for (; steps < 255 && std::norm(z) < 4; ++steps)
                z = z * z + c;
            picture.image.scanLine(y)[x] = static_cast<uchar>(steps >= 255 ? 0 : std::min(255, steps * 2));
        }
    }
    return picture;
}

SaverScene scenePaintingAPicture() {
    SaverScene scene = computing();
    scene.headline = QStringLiteral("Seahorse valley, poster for the foyer");
    scene.text = QStringLiteral("The wall in the entrance hall gets a picture that this office has computed itself.");
    scene.rings = {0.55, 0.3, 0.8, 0.1};
    scene.picture = examplePicture(256, 148);
    return scene;
}

SaverScene scenePricingOptions() {
    SaverScene scene = computing();
    scene.headline = QStringLiteral("Overnight risk of the power book");
    scene.text =
        QStringLiteral("Ten thousand positions priced over and over, so that the desk knows before it opens what a "
                       "cold winter would cost.");
    scene.rings = {0.92, 0.71, 0.44, 0.38, 0.20, 0.63};
    scene.caption = QString::fromUtf8("Chunk 4,991  ·  6 processors");
    return scene;
}

SaverScene scenePaused() {
    SaverScene scene;
    scene.mood = SceneMood::Paused;
    scene.overline = QStringLiteral("Pausing");
    scene.headline = QStringLiteral("Paused: the PC runs on battery.");
    scene.text = QStringLiteral("It goes on by itself when that changes. Nothing that was computed is lost.");
    scene.numbers = {
        {QStringLiteral("This PC so far"), QStringLiteral("132 chunks"), QStringLiteral("14.2 CPU hours")}};
    return scene;
}

SaverScene sceneWaiting() {
    SaverScene scene = scenePaused();
    scene.mood = SceneMood::Waiting;
    scene.overline = QStringLiteral("Ready");
    scene.headline = QStringLiteral("Nothing to compute just now.");
    scene.text = QStringLiteral("This PC is ready and takes the next chunk as soon as the office has one.");
    return scene;
}

SaverScene sceneWithoutAgent() {
    SaverScene scene;
    scene.mood = SceneMood::NoAgent;
    scene.overline = QStringLiteral("Gleaner");
    scene.headline = QStringLiteral("This PC is at rest.");
    scene.text = QStringLiteral("Gleaner's agent is not running, so nothing is computed. Sign in again to start it.");
    return scene;
}

} // namespace gleaner
