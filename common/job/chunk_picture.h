// A chunk's part of a picture, as far as it is computed, for people to watch. Values.
#pragma once

#include <QByteArray>
#include <QPoint>
#include <QSize>

namespace gleaner {

struct ChunkPicture {
    int width = 0, height = 0; ///< pixels, 1 or more
    bool rgb = false;
    /// Row by row without padding, width * height bytes; with `rgb` four times as many: blue, green, red, 255, as
    /// QImage::Format_RGB32 has them where the lowest byte comes first.
    QByteArray pixels = {};
    int rowsDone = 0;   ///< 0..height; what lies below them is black, but perhaps for a part of one row
    QPoint origin = {}; ///< of this part in the whole picture, row 0 at the top
    QSize whole = {};   ///< the whole picture
};

} // namespace gleaner
