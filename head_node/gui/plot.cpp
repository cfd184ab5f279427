#include "head_node/gui/plot.h"

#include "head_node/gui/theme.h"
#include "head_node/models/plain_words.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gleaner {

namespace {

QString scaleText(double value) {
    const double size = std::abs(value);
    if (size >= 1e7 || (size > 0 && size < 0.01))
        return QLocale().toString(value, 'g', 3);
    return QLocale().toString(value, 'f', size >= 100 || value == std::trunc(value) ? 0 : 2);
}

} // namespace

double roundUp(double value) {
    if (!(value > 0))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0, 10.0}) {
        if (value <= step * power * 1.000001)
            return step * power;
    }
    return 10 * power;
}

Plot::Plot(const QString& caption, const QString& unit) : m_caption(caption), m_unit(unit) {
    setAccessibleName(caption);
}

void Plot::show(const std::vector<HistoryPoint>& points, bool fromZero) {
    m_points = points;
    m_fromZero = fromZero;
    if (!points.empty())
        setAccessibleDescription(QStringLiteral("%1%2").arg(scaleText(points.back().value), m_unit));
    update();
}

Plot::Scale Plot::scale() const {
    Scale scale{0, 0};
    bool isFirst = true;
    for (const HistoryPoint& point : m_points) {
        const double low = point.value - point.error, high = point.value + point.error;
        scale.low = isFirst ? low : std::min(scale.low, low);
        scale.high = isFirst ? high : std::max(scale.high, high);
        isFirst = false;
    }
    if (m_fromZero)
        return {0, roundUp(scale.high)};
    const double margin = std::max((scale.high - scale.low) * 0.1, std::abs(scale.high) * 1e-6 + 1e-12);
    return {scale.low - margin, scale.high + margin};
}

void Plot::paintScale(QPainter& painter, const QRectF& area, const Scale& scale) const {
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    constexpr int kSteps = 2;
    for (int i = 0; i <= kSteps; ++i) {
        const double value = scale.low + (scale.high - scale.low) * i / kSteps;
        const double y = area.bottom() - area.height() * i / kSteps;
        painter.setPen(lineColour(palette()));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(quietColour(palette()));
        painter.drawText(QRectF(0, y - 8, area.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         scaleText(value) + m_unit);
    }
    if (m_points.size() < 2)
        return;
    const auto span = std::chrono::duration_cast<Seconds>(m_points.back().at - m_points.front().at);
    painter.drawText(QRectF(area.left(), area.bottom() + 3, area.width(), 16), Qt::AlignLeft,
                     tr("%1 ago").arg(durationWords(span)));
    painter.drawText(QRectF(area.left(), area.bottom() + 3, area.width(), 16), Qt::AlignRight, tr("now"));
}

void Plot::paintLine(QPainter& painter, const QRectF& area, const Scale& scale) const {
    const auto begin = m_points.front().at;
    const double span = std::max<double>(1, static_cast<double>((m_points.back().at - begin).count()));
    const auto place = [&](TimePoint at, double value) {
        return QPointF(area.left() + area.width() * static_cast<double>((at - begin).count()) / span,
                       area.bottom() - area.height() * (value - scale.low) / (scale.high - scale.low));
    };
    const QColor colour = palette().color(QPalette::Highlight);
    QPainterPath line(place(begin, m_points.front().value));
    for (const HistoryPoint& point : m_points)
        line.lineTo(place(point.at, point.value));
    QColor fill = colour;
    fill.setAlphaF(0.15F);
    QPainterPath band = line; // below the line, or as wide as the error
    if (m_fromZero) {
        band.lineTo(area.bottomRight());
        band.lineTo(area.bottomLeft());
    } else {
        band = QPainterPath(place(begin, m_points.front().value + m_points.front().error));
        for (const HistoryPoint& point : m_points)
            band.lineTo(place(point.at, point.value + point.error));
        for (auto it = m_points.rbegin(); it != m_points.rend(); ++it)
            band.lineTo(place(it->at, it->value - it->error));
    }
    band.closeSubpath();
    painter.fillPath(band, fill);
    painter.setPen(QPen(colour, 1.8));
    painter.drawPath(line);
    const HistoryPoint& last = m_points.back();
    if (last.error > 0)
        painter.drawLine(place(last.at, last.value - last.error), place(last.at, last.value + last.error));
    painter.setBrush(colour);
    painter.drawEllipse(place(last.at, last.value), 3, 3);
}

void Plot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(quietColour(palette()));
    painter.drawText(QRectF(0, 0, width(), 18), Qt::AlignLeft | Qt::AlignVCenter, m_caption);
    if (m_points.empty()) {
        painter.drawText(rect(), Qt::AlignCenter, tr("nothing yet"));
        return;
    }
    const Scale range = scale();
    int labels = 0;
    for (const double value : {range.low, (range.low + range.high) / 2, range.high})
        labels = std::max(labels, fontMetrics().horizontalAdvance(scaleText(value) + m_unit));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRectF(0, 0, width() - 4, 18), Qt::AlignRight | Qt::AlignVCenter,
                     scaleText(m_points.back().value) + m_unit);
    const QRectF area(labels + 8, 26, width() - labels - 14, height() - 26 - 20);
    paintScale(painter, area, range);
    painter.save();
    painter.setClipRect(area.adjusted(-2, -4, 6, 2));
    paintLine(painter, area, range);
    painter.restore();
}

} // namespace gleaner
