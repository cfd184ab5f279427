// Gleaner's sign, an ear of wheat, drawn rather than stored: sharp at every size, in any colour. Pure; thread: any that
// may paint.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainterPath>
#include <QRectF>

class QPainter;

namespace gleaner {

/// One grain, a slim almond along the y axis: 1 long, 0.42 wide, its middle at the origin.
[[nodiscard]] QPainterPath grainPath();

/// The ear, fitted into `box`. `stem` is drawn at half the strength of `grains`.
void paintEmblem(QPainter& painter, const QRectF& box, const QColor& grains, const QColor& stem);

/// What the icon tells at a glance; the words beside it say the same.
enum class IconState {
    Computing, ///< gold
    Resting,   ///< pale blue
    Absent,    ///< grey
};

/// The program's icon, 16 to 256 pixels: the ear on a rounded dark square.
[[nodiscard]] QIcon programIcon(IconState state = IconState::Computing);

/// The icon's picture at one size, in pixels.
[[nodiscard]] QPixmap programPixmap(int side, IconState state = IconState::Computing);

} // namespace gleaner
