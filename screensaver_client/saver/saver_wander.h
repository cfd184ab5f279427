// Where the composition stands at a time: it wanders through the free part of the screen, so that no place shows the
// same for long. Pure; thread: any.
#pragma once

#include "common/base/clock.h"

#include <QPoint>
#include <QSize>

namespace gleaner {

/// The fastest it moves on either axis, in pixels a second, whatever the screen's size.
inline constexpr double kWanderPixelsPerSecond = 4.0;

/// The composition's top left corner, each coordinate in 0 .. `free`: two slow waves whose periods have no common
/// multiple worth waiting for. `free`: the screen's size less the composition's; a negative side counts as 0.
[[nodiscard]] QPoint wanderedTo(QSize free, Milliseconds elapsed);

} // namespace gleaner
