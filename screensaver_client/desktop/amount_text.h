// What was given, in words: chunks and CPU time as saver, tray and views write them. Pure; thread: any.
#pragma once

#include <QLocale>
#include <QString>

#include <chrono>
#include <cstdint>

namespace gleaner {

/// "14.2 CPU hours", "35 CPU minutes", "less than a CPU minute".
[[nodiscard]] QString cpuTimeText(std::chrono::microseconds time, const QLocale& locale);
/// "1 chunk", "4,985 chunks".
[[nodiscard]] QString chunksText(std::uint64_t chunks, const QLocale& locale);

} // namespace gleaner
