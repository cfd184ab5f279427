// The square of a composition: the picture as it is computed, or a ring for each processor's chunk, or the sign at
// rest. Thread: any that may paint.
#pragma once

#include "screensaver_client/saver/saver_scene.h"

#include <QImage>

namespace gleaner {

/// At most this many rings; more processors share them.
inline constexpr int kMaxRings = 10;

/// The image has an alpha channel and `side` pixels a side. The sign at rest is painted at its brightest.
[[nodiscard]] QImage paintTile(const SaverScene& scene, int side);

/// One value for each ring to draw: `progress` itself, or the means of as many groups as there may be rings.
[[nodiscard]] std::vector<double> ringsOf(const std::vector<double>& progress);

} // namespace gleaner
