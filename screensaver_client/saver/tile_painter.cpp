#include "screensaver_client/saver/tile_painter.h"

#include "screensaver_client/desktop/emblem.h"
#include "screensaver_client/saver/saver_theme.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace gleaner {

namespace {

QColor withAlpha(QColor colour, double alpha) {
    colour.setAlphaF(static_cast<float>(std::clamp(alpha, 0.0, 1.0)));
    return colour;
}

/// Grey pictures are shown in the saver's own colours, from night over gold to light.
QImage tinted(const QImage& image) {
    if (image.format() != QImage::Format_Grayscale8)
        return image;
    QImage result(image.constBits(), image.width(), image.height(), image.bytesPerLine(), QImage::Format_Indexed8);
    QList<QRgb> colours;
    const auto mix = [](int from, int to, double share) { return from + static_cast<int>((to - from) * share); };
    for (int grey = 0; grey < 256; ++grey) {
        const double t = grey / 255.0;
        const double low = std::min(1.0, t / 0.55), high = std::max(0.0, (t - 0.55) / 0.45);
        colours.append(qRgb(mix(mix(0x0D, 0xD8, low), 0xFF, high), mix(mix(0x15, 0x9A, low), 0xF6, high),
                            mix(mix(0x28, 0x46, low), 0xE0, high)));
    }
    result.setColorTable(colours);
    return result.convertToFormat(QImage::Format_RGB32); // a copy: `result` only borrowed the pixels
}

void paintScanLine(QPainter& painter, const QRectF& box, double y, const QColor& accent) {
    const double reach = box.height() * 0.07;
    QLinearGradient glow(0, y - reach, 0, y);
    glow.setColorAt(0, withAlpha(accent, 0));
    glow.setColorAt(1, withAlpha(accent, 0.30));
    painter.fillRect(
        QRectF(box.left(), std::max(box.top(), y - reach), box.width(), y - std::max(box.top(), y - reach)), glow);
    painter.fillRect(QRectF(box.left(), y - box.height() * 0.004, box.width(), box.height() * 0.008),
                     withAlpha(accent, 0.9));
}

void paintPicture(QPainter& painter, const ScenePicture& picture, int side, const SaverTheme& theme) {
    const QSizeF size = QSizeF(picture.image.size()).scaled(side - 2, side - 2, Qt::KeepAspectRatio);
    const QRectF box(QPointF((side - size.width()) / 2, (side - size.height()) / 2), size);
    QPainterPath frame;
    frame.addRoundedRect(box, side * 0.025, side * 0.025);
    painter.fillPath(frame, QColor(0x10, 0x18, 0x28));
    painter.save();
    painter.setClipPath(frame);
    const int rows = std::clamp(picture.rowsDone, 0, picture.image.height());
    const double y = box.top() + box.height() * rows / picture.image.height();
    if (rows > 0) {
        const QRectF done(box.left(), box.top(), box.width(), y - box.top());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(done, tinted(picture.image), QRectF(0, 0, picture.image.width(), rows));
    }
    if (rows < picture.image.height())
        paintScanLine(painter, box, y, theme.accent);
    painter.restore();
    painter.setPen(QPen(withAlpha(theme.secondary, 0.22), std::max(1.0, side * 0.003)));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(frame);
}

void paintRings(QPainter& painter, const std::vector<double>& rings, int side, const SaverTheme& theme) {
    const auto count = static_cast<double>(rings.size());
    const double step = std::min(0.075, 0.27 / count) * side, stroke = step * 0.58;
    const QPointF centre(side / 2.0, side / 2.0);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        const double radius = side * 0.48 - stroke / 2 - static_cast<double>(i) * step;
        const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(withAlpha(theme.track, 0.75), stroke));
        painter.drawEllipse(box);
        const double share = count > 1 ? static_cast<double>(i) / (count - 1) : 0;
        painter.setPen(QPen(withAlpha(theme.accent.darker(100 + static_cast<int>(45 * share)), 0.95), stroke,
                            Qt::SolidLine, Qt::RoundCap));
        const double turn = std::clamp(rings[i], 0.004, 1.0);
        painter.drawArc(box, 90 * 16, -static_cast<int>(turn * 360 * 16));
    }
    const double inner = side * 0.48 - count * step;
    const double sign = std::min(inner * 1.05, side * 0.36);
    paintEmblem(painter, QRectF(centre.x() - sign / 2, centre.y() - sign / 2, sign, sign), withAlpha(theme.accent, 0.9),
                withAlpha(theme.accent, 0.4));
}

void paintSignAtRest(QPainter& painter, int side, const SaverTheme& theme) {
    constexpr double glow = 0.85;
    const double radius = side * 0.46;
    const QPointF centre(side / 2.0, side / 2.0);
    painter.setPen(QPen(withAlpha(theme.accent, 0.3), std::max(1.0, side * 0.006)));
    painter.setBrush(withAlpha(theme.track, 0.16));
    painter.drawEllipse(centre, radius, radius);
    paintEmblem(painter, QRectF(side * 0.22, side * 0.215, side * 0.56, side * 0.56), withAlpha(theme.accent, glow),
                withAlpha(theme.accent, glow * 0.5));
}

} // namespace

std::vector<double> ringsOf(const std::vector<double>& progress) {
    if (progress.size() <= kMaxRings)
        return progress;
    std::vector<double> sums(kMaxRings, 0.0), counts(kMaxRings, 0.0);
    for (std::size_t i = 0; i < progress.size(); ++i) {
        sums[i % kMaxRings] += progress[i];
        counts[i % kMaxRings] += 1;
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] /= counts[i];
    return sums;
}

QImage paintTile(const SaverScene& scene, int side) {
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const SaverTheme theme = themeFor(scene.mood);
    if (scene.picture && !scene.picture->image.isNull())
        paintPicture(painter, *scene.picture, side, theme);
    else if (!scene.rings.empty())
        paintRings(painter, ringsOf(scene.rings), side, theme);
    else
        paintSignAtRest(painter, side, theme);
    return image;
}

} // namespace gleaner
