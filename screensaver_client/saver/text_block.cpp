#include "screensaver_client/saver/text_block.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace gleaner {

namespace {
constexpr double kLeading = 1.22; ///< of the font's size; the faces' own figures differ too much
}

TextBlock::TextBlock(const QString& text, const QFont& font, const QColor& colour, double width, int maxLines)
    : m_font(font), m_colour(colour) {
    const QFontMetricsF metrics(font);
    m_lineHeight = font.pixelSize() * kLeading;
    m_ascent = (m_lineHeight - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent();
    const QString simple = text.simplified();
    if (simple.isEmpty() || width <= 0)
        return;
    QTextLayout layout(simple, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const qsizetype start = line.textStart(), end = start + line.textLength();
        if (m_lines.size() + 1 == maxLines && end < simple.size()) {
            m_lines.append(metrics.elidedText(simple.mid(start), Qt::ElideRight, width));
            m_cut = true;
            break;
        }
        m_lines.append(simple.mid(start, end - start).trimmed());
    }
    layout.endLayout();
}

void TextBlock::paint(QPainter& painter, const QPointF& topLeft) const {
    painter.setFont(m_font);
    painter.setPen(m_colour);
    double baseline = topLeft.y() + m_ascent;
    for (const QString& line : m_lines) {
        painter.drawText(QPointF(topLeft.x(), baseline), line);
        baseline += m_lineHeight;
    }
}

} // namespace gleaner
