// The saver's colours and type: a field at night. Pure; thread: any that may paint.
#pragma once

#include "screensaver_client/saver/grain_field.h"
#include "screensaver_client/saver/saver_scene.h"

#include <QColor>
#include <QFont>

namespace gleaner {

struct SaverTheme {
    QColor sky{0x0A, 0x0F, 0x1C};     ///< top of the background
    QColor dusk{0x12, 0x1C, 0x2E};    ///< its lower part
    QColor horizon{0x3A, 0x2A, 0x1C}; ///< a glow at the bottom
    QColor primary{0xF4, 0xF0, 0xE6};
    QColor secondary{0xA3, 0xAD, 0xBF};
    QColor quiet{0x6D, 0x79, 0x8F};
    QColor track{0x2A, 0x36, 0x4B};
    QColor accent; ///< of the mood
    GrainFlow flow;
};

[[nodiscard]] SaverTheme themeFor(SceneMood mood);

/// The best of the systems' own faces, `pixels` high (at least 7).
[[nodiscard]] QFont saverFont(double pixels, QFont::Weight weight);

} // namespace gleaner
