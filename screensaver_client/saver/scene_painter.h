// The composition without its tile: texts, the job's progress, the contributions; painted once for each change of the
// scene and moved about as an image. Thread: any that may paint.
#pragma once

#include "screensaver_client/saver/saver_scene.h"
#include "screensaver_client/saver/scene_layout.h"

#include <QImage>
#include <QRect>

namespace gleaner {

struct Composition {
    QImage image; ///< with alpha; where the tile belongs it is empty
    QRect tile;   ///< within the image
};

[[nodiscard]] Composition paintComposition(const SaverScene& scene, const SceneLayout& layout);

} // namespace gleaner
