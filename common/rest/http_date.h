// Dates as HTTP and the queue protocol write them: "Sun, 06 Nov 1994 08:49:37 GMT". Pure; any thread.
// Format: RFC 1123 in the fixed-width form of RFC 9110, 5.6.7. Hand-written because a server does it five times a
// request.
#pragma once

#include "common/base/clock.h"

#include <QByteArray>

#include <optional>

namespace gleaner {

/// Whole seconds, rounded down. Bound: the years 1 to 9999; what lies outside is written as the nearest of them.
[[nodiscard]] QByteArray toHttpDate(TimePoint time);
/// nullopt unless it is exactly that form; the weekday is not compared with the date.
[[nodiscard]] std::optional<TimePoint> fromHttpDate(QByteArrayView text);

} // namespace gleaner
