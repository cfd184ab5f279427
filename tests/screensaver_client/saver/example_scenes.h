// What the saver may have to show, for tests and for the pictures that people look at. Values.
#pragma once

#include "screensaver_client/saver/saver_scene.h"

namespace gleaner {

/// A part of the Mandelbrot set, of which `rowsDone` rows are computed.
[[nodiscard]] ScenePicture examplePicture(int side, int rowsDone);
[[nodiscard]] SaverScene scenePaintingAPicture();
[[nodiscard]] SaverScene scenePricingOptions();
[[nodiscard]] SaverScene scenePaused();
[[nodiscard]] SaverScene sceneWaiting();
[[nodiscard]] SaverScene sceneWithoutAgent();

} // namespace gleaner
