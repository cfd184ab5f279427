// What all of the desk's windows look like: colours that follow the palette, light or dark, and small texts.
// Thread: the one with the windows.
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QLabel;
class QWidget;

namespace gleaner {

/// For what computes: gold that stands out from this palette's background.
[[nodiscard]] QColor computingColour(const QPalette& palette);
/// For what pauses.
[[nodiscard]] QColor pausedColour(const QPalette& palette);
/// For what is wrong.
[[nodiscard]] QColor warningColour(const QPalette& palette);
[[nodiscard]] bool isDark(const QPalette& palette);

/// A palette of the desk's own for a dark desktop, for systems that tell programs nothing about theirs.
[[nodiscard]] QPalette darkPalette();

/// A smaller, dimmer text that breaks into lines.
[[nodiscard]] QLabel* quietLabel(const QString& text, QWidget* parent);
/// A heading of a page, read as its title.
[[nodiscard]] QLabel* headingLabel(const QString& text, QWidget* parent);

} // namespace gleaner
