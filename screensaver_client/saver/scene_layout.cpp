#include "screensaver_client/saver/scene_layout.h"

#include <algorithm>
#include <cmath>

namespace gleaner {

namespace {

int scaled(double pixels, double unit) {
    return std::max(1, static_cast<int>(std::lround(pixels * unit)));
}

/// Sizes at unit 1.
struct Sizes {
    double tile, gap, column, overline, headline, text, small, number;
};

SceneLayout scaledBy(double unit, const Sizes& sizes) {
    SceneLayout layout;
    layout.unit = unit;
    layout.tile = scaled(sizes.tile, unit);
    layout.gap = scaled(sizes.gap, unit);
    layout.column = scaled(sizes.column, unit);
    layout.overline = sizes.overline * unit;
    layout.headline = sizes.headline * unit;
    layout.text = sizes.text * unit;
    layout.small = sizes.small * unit;
    layout.number = sizes.number * unit;
    return layout;
}

} // namespace

SceneLayout layoutFor(QSize screen) {
    const double width = std::max(1, screen.width()), height = std::max(1, screen.height());
    if (width < 560 || height < 400) { // a preview
        SceneLayout layout = scaledBy(std::min(width / 360, height / 240), {104, 18, 196, 10, 19, 12, 11, 0});
        layout.withNumbers = false;
        layout.headlineLines = 3;
        layout.textLines = 0;
        return layout;
    }
    if (height > width) { // a monitor on its side
        SceneLayout layout = scaledBy(std::min(width / 1080, height / 1920), {460, 80, 860, 26, 68, 32, 25, 44});
        layout.tileAbove = true;
        layout.headlineLines = 3;
        layout.textLines = 4;
        return layout;
    }
    return scaledBy(std::min(width / 1920, height / 1080), {430, 88, 860, 24, 66, 30, 24, 42});
}

} // namespace gleaner
