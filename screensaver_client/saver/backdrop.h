// The night behind everything: a gradient with a glow at the horizon, dithered so that no bands show. Pure; thread:
// any.
#pragma once

#include "screensaver_client/saver/saver_theme.h"

#include <QImage>

namespace gleaner {

/// Opaque, `size` pixels; about 5 ns a pixel.
[[nodiscard]] QImage paintBackdrop(QSize size, const SaverTheme& theme);

} // namespace gleaner
