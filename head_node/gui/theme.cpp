#include "head_node/gui/theme.h"

#include <QApplication>
#include <QStyleFactory>

namespace gleaner {

namespace {

struct Colours {
    QColor window, base, alternate, text, quiet, button, accent, onAccent, tip;
};

const Colours kLight{{0xf4, 0xf5, 0xf8}, {0xff, 0xff, 0xff}, {0xf8, 0xf9, 0xfb}, {0x1c, 0x21, 0x2b}, {0x66, 0x6f, 0x7f},
                     {0xff, 0xff, 0xff}, {0x2b, 0x6c, 0xd9}, {0xff, 0xff, 0xff}, {0x26, 0x2c, 0x38}};
const Colours kDark{{0x1d, 0x20, 0x27}, {0x25, 0x29, 0x32}, {0x2a, 0x2f, 0x39}, {0xe8, 0xea, 0xef}, {0x9a, 0xa3, 0xb3},
                    {0x2f, 0x35, 0x41}, {0x3f, 0x7d, 0xe8}, {0xff, 0xff, 0xff}, {0x3a, 0x41, 0x4f}};

QPalette paletteOf(const Colours& colours) {
    QPalette palette(colours.button, colours.window);
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.alternate);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::Button, colours.button);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.quiet);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::ToolTipBase, colours.tip);
    palette.setColor(QPalette::ToolTipText, Qt::white);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.quiet);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.quiet);
    return palette;
}

} // namespace

bool prepareTheme(QApplication& application) {
    const bool systemIsDark = isDark(application.palette());
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    applyTheme(Theme::System, systemIsDark);
    return systemIsDark;
}

void applyTheme(Theme theme, bool systemIsDark) {
    const bool dark = theme == Theme::Dark || (theme == Theme::System && systemIsDark);
    QApplication::setPalette(paletteOf(dark ? kDark : kLight));
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor goodColour(const QPalette& palette) {
    return isDark(palette) ? QColor(0x5f, 0xc9, 0x8a) : QColor(0x16, 0x7a, 0x43);
}

QColor warningColour(const QPalette& palette) {
    return isDark(palette) ? QColor(0xf0, 0xb2, 0x4b) : QColor(0x9a, 0x5b, 0x00);
}

QColor badColour(const QPalette& palette) {
    return isDark(palette) ? QColor(0xff, 0x8a, 0x80) : QColor(0xc0, 0x2b, 0x2b);
}

QColor quietColour(const QPalette& palette) {
    return palette.color(QPalette::PlaceholderText);
}

QColor lineColour(const QPalette& palette) {
    return isDark(palette) ? QColor(0x3b, 0x42, 0x50) : QColor(0xdc, 0xe0, 0xe8);
}

} // namespace gleaner
