#include "screensaver_client/saver/scene_painter.h"

#include "screensaver_client/saver/saver_theme.h"
#include "screensaver_client/saver/text_block.h"

#include <QPainter>
#include <QRadialGradient>

#include <algorithm>
#include <cmath>
#include <functional>

namespace gleaner {

namespace {

/// One part of the text column: how high it is, and how it is painted at a place.
struct Part {
    double above = 0; ///< free room above it
    double height = 0;
    std::function<void(QPainter&, QPointF)> paint;
};

Part part(double above, const TextBlock& block) {
    return {above, block.height(), [block](QPainter& painter, QPointF at) { block.paint(painter, at); }};
}

QFont spaced(QFont font) {
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 112);
    return font;
}

/// Long titles are set smaller before they are cut.
TextBlock headlineBlock(const SaverScene& scene, const SceneLayout& layout, const SaverTheme& theme) {
    for (const double size : {1.0, 0.84, 0.7}) {
        const TextBlock block(scene.headline, saverFont(layout.headline * size, QFont::Light), theme.primary,
                              layout.column, layout.headlineLines);
        if (!block.isCut())
            return block;
    }
    return {scene.headline, saverFont(layout.headline * 0.6, QFont::Light), theme.primary, double(layout.column),
            layout.headlineLines + 1};
}

void paintProgress(QPainter& painter, const QRectF& line, double progress, const SaverTheme& theme) {
    const double radius = line.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(line, radius, radius);
    const double end = line.left() + std::max(line.height(), line.width() * std::clamp(progress, 0.0, 1.0));
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(QRectF(line.topLeft(), QPointF(end, line.bottom())), radius, radius);
    const QPointF tip(end - radius, line.center().y());
    QRadialGradient glow(tip, line.height() * 3);
    QColor colour = theme.accent;
    colour.setAlphaF(0.5F);
    glow.setColorAt(0, colour);
    colour.setAlphaF(0);
    glow.setColorAt(1, colour);
    painter.setBrush(glow);
    painter.drawEllipse(tip, line.height() * 3, line.height() * 3);
    painter.setBrush(theme.primary);
    painter.drawEllipse(tip, line.height() * 0.95, line.height() * 0.95);
}

Part progressPart(const SaverScene& scene, const SceneLayout& layout, const SaverTheme& theme) {
    const double thick = std::max(2.0, 5 * layout.unit), width = layout.column, progress = *scene.progress;
    return {layout.headline * 0.62, thick * 2, [=](QPainter& painter, QPointF at) {
                paintProgress(painter, QRectF(at.x(), at.y() + thick / 2, width, thick), progress, theme);
            }};
}

Part numbersPart(const SaverScene& scene, const SceneLayout& layout, const SaverTheme& theme) {
    std::vector<std::array<TextBlock, 3>> columns;
    const double width = double(layout.column) / static_cast<double>(scene.numbers.size());
    double height = 0;
    for (const SceneNumber& number : scene.numbers) {
        columns.push_back(
            {TextBlock(number.label, spaced(saverFont(layout.small * 0.8, QFont::Medium)), theme.quiet, width * 0.96,
                       1),
             TextBlock(number.value, saverFont(layout.number, QFont::Light), theme.primary, width * 0.96, 1),
             TextBlock(number.detail, saverFont(layout.small, QFont::Normal), theme.secondary, width * 0.96, 2)});
        const auto& column = columns.back();
        height = std::max(height, column[0].height() * 1.25 + column[1].height() + column[2].height());
    }
    return {layout.headline * 0.72, height, [columns, width](QPainter& painter, QPointF at) {
                for (const auto& column : columns) {
                    column[0].paint(painter, at);
                    const QPointF value = at + QPointF(0, column[0].height() * 1.25);
                    column[1].paint(painter, value);
                    column[2].paint(painter, value + QPointF(0, column[1].height()));
                    at += QPointF(width, 0);
                }
            }};
}

std::vector<Part> partsOf(const SaverScene& scene, const SceneLayout& layout, const SaverTheme& theme) {
    const double width = layout.column;
    std::vector<Part> parts;
    parts.push_back(
        part(0, TextBlock(scene.overline, spaced(saverFont(layout.overline, QFont::Medium)), theme.accent, width, 1)));
    parts.push_back(part(layout.headline * 0.24, headlineBlock(scene, layout, theme)));
    if (!scene.text.isEmpty() && layout.textLines > 0)
        parts.push_back(part(layout.headline * 0.26, TextBlock(scene.text, saverFont(layout.text, QFont::Normal),
                                                               theme.secondary, width, layout.textLines)));
    if (scene.progress) {
        parts.push_back(progressPart(scene, layout, theme));
        parts.push_back(part(layout.small * 0.55, TextBlock(scene.progressText, saverFont(layout.small, QFont::Normal),
                                                            theme.secondary, width, 1)));
    }
    if (!scene.numbers.empty() && layout.withNumbers)
        parts.push_back(numbersPart(scene, layout, theme));
    return parts;
}

} // namespace

Composition paintComposition(const SaverScene& scene, const SceneLayout& layout) {
    const SaverTheme theme = themeFor(scene.mood);
    const std::vector<Part> parts = partsOf(scene, layout, theme);
    double textHeight = 0;
    for (const Part& each : parts)
        textHeight += each.above + each.height;
    const TextBlock caption(layout.withNumbers ? scene.caption : QString(),
                            saverFont(layout.small * 0.92, QFont::Normal), theme.quiet, layout.tile, 2);
    const double captionRoom = caption.height() > 0 ? layout.small * 0.7 + caption.height() : 0;
    const double tileHeight = layout.tile + captionRoom;

    const double margin = std::ceil(12 * layout.unit); // for the glow at the tip of the progress
    const double width =
        layout.tileAbove ? std::max(layout.tile, layout.column) : layout.tile + layout.gap + layout.column;
    const double height = layout.tileAbove ? tileHeight + layout.gap + textHeight : std::max(tileHeight, textHeight);
    Composition result;
    result.image = QImage(static_cast<int>(std::ceil(width + 2 * margin)),
                          static_cast<int>(std::ceil(height + 2 * margin)), QImage::Format_ARGB32_Premultiplied);
    result.image.fill(Qt::transparent);
    const double tileTop = layout.tileAbove ? 0 : std::max(0.0, (textHeight - tileHeight) / 2);
    result.tile = QRect(QPointF(margin, margin + tileTop).toPoint(), QSize(layout.tile, layout.tile));

    QPainter painter(&result.image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    caption.paint(painter, QPointF(margin, result.tile.bottom() + 1 + layout.small * 0.7));
    QPointF at(margin, margin + std::max(0.0, (tileHeight - textHeight) / 2));
    at = layout.tileAbove ? QPointF(margin, margin + tileHeight + layout.gap)
                          : at + QPointF(layout.tile + layout.gap, 0);
    for (const Part& each : parts) {
        at += QPointF(0, each.above);
        each.paint(painter, at);
        at += QPointF(0, each.height);
    }
    return result;
}

} // namespace gleaner
