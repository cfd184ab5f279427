#include "screensaver_client/saver/saver_theme.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace gleaner {

SaverTheme themeFor(SceneMood mood) {
    SaverTheme theme;
    switch (mood) {
    case SceneMood::Computing:
        theme.accent = QColor(0xF0, 0xC3, 0x6B);
        theme.flow = {1.0, 1.0};
        break;
    case SceneMood::Waiting:
        theme.accent = QColor(0xC9, 0xB1, 0x86);
        theme.flow = {0.5, 0.62};
        theme.horizon = QColor(0x2A, 0x25, 0x22);
        break;
    case SceneMood::Paused:
        theme.accent = QColor(0x9C, 0xB4, 0xD8);
        theme.flow = {0.4, 0.5};
        theme.horizon = QColor(0x1A, 0x28, 0x3C);
        break;
    case SceneMood::NoAgent:
        theme.accent = QColor(0xB6, 0xB3, 0xC4);
        theme.flow = {0.4, 0.5};
        theme.horizon = QColor(0x24, 0x22, 0x30);
        break;
    }
    return theme;
}

QFont saverFont(double pixels, QFont::Weight weight) {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Segoe UI Variable Display"), QStringLiteral("Segoe UI"),
                      QStringLiteral("SF Pro Display"), QStringLiteral("Cantarell"), QStringLiteral("Noto Sans"),
                      QStringLiteral("Helvetica Neue"), QStringLiteral("DejaVu Sans"), QStringLiteral("Tahoma")});
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(std::max(7, static_cast<int>(std::lround(pixels))));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace gleaner
