// Qt's Fusion style, which draws the edge of a field darker than its surroundings: on a dark window a box that is not
// ticked cannot be seen at all. Here fields have an edge that stands out. Thread: the one with the windows.
#pragma once

#include <QProxyStyle>

namespace gleaner {

class EdgedStyle final : public QProxyStyle {
public:
    EdgedStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

} // namespace gleaner
