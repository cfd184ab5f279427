#include "screensaver_client/saver/grain_sprites.h"

#include "screensaver_client/desktop/emblem.h"

#include <QPainter>
#include <QRadialGradient>

#include <algorithm>
#include <cmath>

namespace gleaner {

namespace {

constexpr double kSmallest = 0.30; ///< the farthest grain's side, as a share of the nearest one's
constexpr double kLean = 58.0;     ///< degrees that grains lean into the stream

QImage paintGrain(double side, double depth, const QColor& colour, QPointF shift) {
    const int pixels = static_cast<int>(std::ceil(side)) + 1;
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QPointF centre = QPointF(side / 2, side / 2) + shift;
    QColor glow = colour;
    QRadialGradient halo(centre, side / 2);
    glow.setAlphaF(static_cast<float>(0.16 + 0.16 * depth));
    halo.setColorAt(0, glow);
    glow.setAlphaF(static_cast<float>(0.03 + 0.04 * depth));
    halo.setColorAt(0.55, glow);
    glow.setAlphaF(0);
    halo.setColorAt(1, glow);
    painter.fillRect(image.rect(), halo);
    painter.translate(centre);
    painter.rotate(kLean);
    painter.scale(side * 0.42, side * 0.42);
    QColor body = colour;
    body.setAlphaF(static_cast<float>(0.45 + 0.4 * depth));
    painter.setBrush(body);
    painter.drawPath(grainPath());
    return image;
}

} // namespace

GrainSprites::GrainSprites(double largest, const QColor& colour) {
    for (int size = 0; size < kSizes; ++size) {
        const double depth = double(size) / (kSizes - 1);
        const double side = std::max(5.0, largest * (kSmallest + (1 - kSmallest) * depth));
        for (int y = 0; y < kPhases; ++y)
            for (int x = 0; x < kPhases; ++x)
                m_images.push_back(paintGrain(side, depth, colour, QPointF(double(x) / kPhases, double(y) / kPhases)));
    }
}

PlacedSprite GrainSprites::place(QPointF centre, double depth) const {
    const int size = std::clamp(static_cast<int>(std::lround(depth * (kSizes - 1))), 0, kSizes - 1);
    const auto first = static_cast<std::size_t>(size * kPhases * kPhases);
    const double half = (m_images[first].width() - 1) / 2.0;
    const double x = centre.x() - half, y = centre.y() - half;
    const auto phase = [](double value) {
        return std::min(kPhases - 1, static_cast<int>((value - std::floor(value)) * kPhases));
    };
    const auto index = first + static_cast<std::size_t>(phase(y) * kPhases + phase(x));
    return {&m_images[index], QPoint(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)))};
}

} // namespace gleaner
