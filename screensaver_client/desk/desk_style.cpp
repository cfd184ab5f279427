#include "screensaver_client/desk/desk_style.h"

#include <QEvent>
#include <QLabel>

namespace gleaner {

namespace {

/// Follows the palette when that changes: a label whose text colour is between text and background.
class QuietLabel final : public QLabel {
public:
    QuietLabel(const QString& text, QWidget* parent) : QLabel(text, parent) {
        setWordWrap(true);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.92);
        setFont(small);
        dim();
    }

protected:
    void changeEvent(QEvent* event) override {
        QLabel::changeEvent(event);
        if (event->type() == QEvent::PaletteChange && !m_dimming)
            dim();
    }

private:
    void dim() {
        m_dimming = true;
        const QPalette around = parentWidget() ? parentWidget()->palette() : palette();
        QPalette own = around;
        QColor colour = around.color(QPalette::WindowText);
        colour.setAlphaF(0.72F);
        own.setColor(QPalette::WindowText, colour);
        setPalette(own);
        m_dimming = false;
    }
    bool m_dimming = false;
};

} // namespace

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor computingColour(const QPalette& palette) {
    return isDark(palette) ? QColor(0xF0, 0xC3, 0x6B) : QColor(0xD0, 0x8E, 0x1B);
}

QColor pausedColour(const QPalette& palette) {
    return isDark(palette) ? QColor(0x52, 0x60, 0x78) : QColor(0xB9, 0xC3, 0xD3);
}

QColor warningColour(const QPalette& palette) {
    return isDark(palette) ? QColor(0xFF, 0x9C, 0x8A) : QColor(0xB3, 0x26, 0x1E);
}

QPalette darkPalette() {
    QPalette palette;
    const QColor window(0x1C, 0x22, 0x2D), base(0x14, 0x19, 0x22), button(0x2A, 0x32, 0x40), text(0xEC, 0xEE, 0xF2);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(0x19, 0x1F, 0x2A));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, QColor(0x8A, 0x93, 0xA3));
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, button);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Mid, QColor(0x45, 0x50, 0x62));
    palette.setColor(QPalette::Dark, QColor(0x10, 0x14, 0x1B));
    palette.setColor(QPalette::Light, QColor(0x3A, 0x44, 0x55));
    palette.setColor(QPalette::Highlight, QColor(0xC9, 0x93, 0x38));
    palette.setColor(QPalette::HighlightedText, QColor(0x14, 0x19, 0x22));
    palette.setColor(QPalette::Link, QColor(0xF0, 0xC3, 0x6B));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x94, 0x9E, 0xAE));
    return palette;
}

QLabel* quietLabel(const QString& text, QWidget* parent) {
    return new QuietLabel(text, parent);
}

QLabel* headingLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

} // namespace gleaner
