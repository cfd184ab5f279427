// A piece of text broken into lines, measured before it is painted. Values; thread: any that may paint.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <QStringList>

class QPainter;
class QPointF;

namespace gleaner {

class TextBlock {
public:
    /// Broken at words to lines of at most `width` pixels; what does not fit in `maxLines` ends in an ellipsis.
    TextBlock(const QString& text, const QFont& font, const QColor& colour, double width, int maxLines);

    /// 0 for an empty text.
    [[nodiscard]] double height() const { return m_lineHeight * static_cast<double>(m_lines.size()); }
    [[nodiscard]] const QStringList& lines() const { return m_lines; }
    /// Whether the ellipsis had to cut something off.
    [[nodiscard]] bool isCut() const { return m_cut; }
    void paint(QPainter& painter, const QPointF& topLeft) const;

private:
    QFont m_font;
    QColor m_colour;
    QStringList m_lines;
    double m_lineHeight = 0, m_ascent = 0;
    bool m_cut = false;
};

} // namespace gleaner
