#include "screensaver_client/desktop/emblem.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPixmap>

namespace gleaner {

namespace {

/// Where the grains of an ear sit, in a square of 1 x 1: pairs beside the stem, one on top.
struct Seat {
    double x, y, angle;
};
constexpr Seat kSeats[] = {
    {0.500, 0.135, 0},  {0.385, 0.270, -24}, {0.615, 0.270, 24}, {0.365, 0.440, -30},
    {0.635, 0.440, 30}, {0.365, 0.610, -34}, {0.635, 0.610, 34},
};
constexpr double kGrainLength = 0.25;

QColor grainColour(IconState state) {
    switch (state) {
    case IconState::Computing:
        return {0xF0, 0xC3, 0x6B};
    case IconState::Resting:
        return {0x9C, 0xB4, 0xD8};
    case IconState::Absent:
        return {0x8A, 0x8A, 0x92};
    }
    return {};
}

} // namespace

QPainterPath grainPath() {
    QPainterPath path(QPointF(0, -0.5));
    path.cubicTo(QPointF(0.28, -0.2), QPointF(0.28, 0.2), QPointF(0, 0.5));
    path.cubicTo(QPointF(-0.28, 0.2), QPointF(-0.28, -0.2), QPointF(0, -0.5));
    return path;
}

void paintEmblem(QPainter& painter, const QRectF& box, const QColor& grains, const QColor& stem) {
    const double side = qMin(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2);
    painter.scale(side, side);
    painter.setPen(QPen(stem, 0.022, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(0.5, 0.30), QPointF(0.5, 0.96));
    painter.setPen(Qt::NoPen);
    painter.setBrush(grains);
    for (const Seat& seat : kSeats) {
        painter.save();
        painter.translate(seat.x, seat.y);
        painter.rotate(seat.angle);
        painter.scale(kGrainLength, kGrainLength);
        painter.drawPath(grainPath());
        painter.restore();
    }
    painter.restore();
}

QPixmap programPixmap(int side, IconState state) {
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient night(0, 0, 0, side);
    night.setColorAt(0, QColor(0x1B, 0x27, 0x40));
    night.setColorAt(1, QColor(0x0C, 0x12, 0x20));
    painter.setPen(Qt::NoPen);
    painter.setBrush(night);
    painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.22, side * 0.22);
    const double edge = side * (side <= 24 ? 0.04 : 0.11);
    const QColor grains = grainColour(state);
    paintEmblem(painter, QRectF(edge, edge, side - 2 * edge, side - 2 * edge), grains, grains.darker(145));
    return pixmap;
}

QIcon programIcon(IconState state) {
    QIcon icon;
    for (const int side : {16, 20, 22, 24, 32, 40, 48, 64, 128, 256})
        icon.addPixmap(programPixmap(side, state));
    return icon;
}

} // namespace gleaner
