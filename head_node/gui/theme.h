// How the window looks: Qt's Fusion style with a light and a dark palette of our own, or as the system has it.
// Thread: GUI.
#pragma once

#include <QPalette>

class QApplication;

namespace gleaner {

enum class Theme { System, Light, Dark };

/// Call once, before the first window. Returns whether the system's own palette is dark.
bool prepareTheme(QApplication& application);
void applyTheme(Theme theme, bool systemIsDark);

[[nodiscard]] bool isDark(const QPalette& palette);
/// Colours that mean something, readable on `palette`'s window and base (contrast at least 4.5).
[[nodiscard]] QColor goodColour(const QPalette& palette);
[[nodiscard]] QColor warningColour(const QPalette& palette);
[[nodiscard]] QColor badColour(const QPalette& palette);
/// For text that matters less, and for hair lines.
[[nodiscard]] QColor quietColour(const QPalette& palette);
[[nodiscard]] QColor lineColour(const QPalette& palette);

} // namespace gleaner
