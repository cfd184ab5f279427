#include "screensaver_client/desk/edged_style.h"

#include "screensaver_client/desk/desk_style.h"

#include <QPainter>
#include <QStyleOption>

namespace gleaner {
namespace {

/// Three times as light as the window, as is asked of what has to be made out (WCAG 2.1, 1.4.11).
void drawEdge(QPainter& painter, const QStyleOption& option) {
    const bool isOn = option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    painter.setPen(option.state.testFlag(QStyle::State_HasFocus) ? option.palette.color(QPalette::Highlight)
                   : isOn                                        ? QColor(0x78, 0x83, 0x96)
                                                                 : QColor(0x55, 0x60, 0x72));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

} // namespace

void EdgedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isField = element == PE_IndicatorCheckBox || element == PE_FrameLineEdit;
    if (isField && isDark(option->palette))
        drawEdge(*painter, *option);
}

void EdgedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox && isDark(option->palette))
        drawEdge(*painter, *option);
}

} // namespace gleaner
