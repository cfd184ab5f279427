#include "screensaver_client/saver/saver_wander.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gleaner {

namespace {

/// At least this long from one side to the other and back.
constexpr double kShortestPeriodSeconds = 150.0;
/// The y axis takes so much longer than the x axis.
constexpr double kUnlikePeriods = 1.618;

int along(int free, double seconds, double stretch, double phase) {
    if (free <= 0)
        return 0;
    // The wave free/2 * sin(2 pi t / period) is fastest in the middle: pi * free / period.
    const double period = stretch * std::max(kShortestPeriodSeconds, std::numbers::pi * free / kWanderPixelsPerSecond);
    const double wave = std::sin(2 * std::numbers::pi * seconds / period + phase);
    return static_cast<int>(std::lround((wave + 1) / 2 * free));
}

} // namespace

QPoint wanderedTo(QSize free, Milliseconds elapsed) {
    const double seconds = static_cast<double>(elapsed.count()) / 1000.0;
    return {along(free.width(), seconds, 1.0, -0.4), along(free.height(), seconds, kUnlikePeriods, 0.2)};
}

} // namespace gleaner
