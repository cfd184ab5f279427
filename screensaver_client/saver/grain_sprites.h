// The grains' pictures, painted once and then only copied; in thirds of a pixel, so that slow grains glide.
// Thread: any that may paint.
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>

#include <vector>

namespace gleaner {

/// A picture and where its top left corner goes.
struct PlacedSprite {
    const QImage* image;
    QPoint at;
    [[nodiscard]] QRect rect() const { return {at, image->size()}; }
};

class GrainSprites {
public:
    /// `largest`: side of the nearest grain's picture with its glow, in pixels.
    GrainSprites(double largest, const QColor& colour);

    /// The picture of a grain of that depth (0 .. 1) for that place; it belongs to this.
    [[nodiscard]] PlacedSprite place(QPointF centre, double depth) const;

private:
    static constexpr int kSizes = 6, kPhases = 3;
    std::vector<QImage> m_images; ///< kSizes x kPhases (y) x kPhases (x)
};

} // namespace gleaner
