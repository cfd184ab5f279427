// Numbers, times and sizes as a person reads them, in the language and with the separators of the user. Pure; any
// thread.
#pragma once

#include "common/base/clock.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace gleaner {

/// "1,234,567".
[[nodiscard]] QString countText(std::uint64_t number);
/// "35 s", "4 min 05 s", "2 h 05 min", "3 days 4 h".
[[nodiscard]] QString durationWords(Seconds duration);
/// "just now", "5 min", "3 days": how long ago.
[[nodiscard]] QString ageWords(Seconds age);
/// "12/s", "0.4/s", "3/min"; empty for 0.
[[nodiscard]] QString rateWords(double perSecond);
/// "5.8 KB", "1.2 MB" (1 KB = 1,000 bytes).
[[nodiscard]] QString bytesWords(double bytes);

/// How long a job will still take, and how far off that may be.
struct TimeLeft {
    Seconds expected{0};
    Seconds error{0}; ///< one standard deviation
};
/// From the answers of the last minute: were they independent of each other, N of them give the rate to 1/sqrt(N).
/// `rate` is what ProgressMeter says, over at most its window. nullopt without a rate.
[[nodiscard]] std::optional<TimeLeft> timeLeft(std::uint64_t remaining, double rate, Seconds measuredFor);
/// "about 4 min", or "4 min ± 30 s" where the error is more than a tenth.
[[nodiscard]] QString timeLeftWords(const TimeLeft& left);

} // namespace gleaner
