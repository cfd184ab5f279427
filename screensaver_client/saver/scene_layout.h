// How large everything of a composition is on a screen of some size: one table for a monitor, one for a monitor on its
// side, one for a preview the size of a stamp. Pure; thread: any.
#pragma once

#include <QSize>

namespace gleaner {

/// All in device pixels.
struct SceneLayout {
    bool tileAbove = false;  ///< the tile stands above the text, not beside it
    bool withNumbers = true; ///< room for caption and contributions
    int tile = 0;            ///< side of the square with picture or rings
    int gap = 0;             ///< between tile and text
    int column = 0;          ///< width of the text
    double unit = 1;         ///< what the sizes below were scaled by
    double overline = 0, headline = 0, text = 0, small = 0, number = 0; ///< heights of type
    int headlineLines = 2, textLines = 3;
};

/// `screen`: at least 1 x 1; the composition leaves at least an eighth of it free to wander in, where it is not tiny.
[[nodiscard]] SceneLayout layoutFor(QSize screen);

} // namespace gleaner
