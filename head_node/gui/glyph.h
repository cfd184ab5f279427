// The window's icons, drawn with a pen in the colours of the palette: sharp at any size, right in light and dark, and
// no picture format is needed. Thread: GUI.
#pragma once

#include <QIcon>
#include <QPalette>

namespace gleaner {

/// Closed list.
enum class Glyph {
    Jobs,
    NewJob,
    Job,
    Peek,
    Fleet,
    Poison,
    Settings,
    Pause,
    Resume,
    Cancel,
    Open,
    Folder,
    Repeat,
    Remove,
    Up,
    Down,
    Save,
    Load,
    Warning,
    Information,
    Done
};

/// Takes its colours from the palette of the time it is painted.
[[nodiscard]] QIcon glyphIcon(Glyph glyph);
/// The program's own mark, in colour.
[[nodiscard]] QIcon programIcon();
/// Draws into `box` with the painter's present colour; the pen's width follows from the size.
void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& box, const QColor& colour);

} // namespace gleaner
