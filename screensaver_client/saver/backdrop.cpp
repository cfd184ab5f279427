#include "screensaver_client/saver/backdrop.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace gleaner {

namespace {

using Channels = std::array<float, 3>;

Channels channels(const QColor& colour) {
    return {float(colour.red()), float(colour.green()), float(colour.blue())};
}

/// A bell over 0 .. `count`, its middle at `middle` (share of count), so wide that it falls to 1/e at `width` of count.
std::vector<float> bell(int count, double middle, double width) {
    std::vector<float> values;
    for (int i = 0; i < count; ++i) {
        const double distance = (double(i) / count - middle) / width;
        values.push_back(float(std::exp(-distance * distance)));
    }
    return values;
}

/// 0 .. 1, without any pattern that an eye would find.
float grainOf(std::uint32_t& state) {
    state = state * 1664525U + 1013904223U;
    return float(state >> 8) / 16777216.0F;
}

} // namespace

QImage paintBackdrop(QSize size, const SaverTheme& theme) {
    QImage image(size, QImage::Format_RGB32);
    const Channels top = channels(theme.sky), bottom = channels(theme.dusk), horizon = channels(theme.horizon);
    const std::vector<float> across = bell(size.width(), 0.62, 0.62), down = bell(size.height(), 1.08, 0.42);
    std::uint32_t state = 1;
    for (int y = 0; y < size.height(); ++y) {
        const float share = float(y) / float(size.height());
        Channels row, glow;
        for (std::size_t c = 0; c < 3; ++c) {
            row[c] = top[c] + (bottom[c] - top[c]) * share;
            glow[c] = (horizon[c] - row[c]) * down[std::size_t(y)];
        }
        auto* pixel = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const float here = across[std::size_t(x)], noise = grainOf(state);
            *pixel++ = qRgb(int(row[0] + glow[0] * here + noise), int(row[1] + glow[1] * here + noise),
                            int(row[2] + glow[2] * here + noise));
        }
    }
    return image;
}

} // namespace gleaner
