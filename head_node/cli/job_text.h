// Jobs in words: the progress line, the rows of a table, the last sentence. Pure functions.
#pragma once

#include "head_node/engine/snapshots.h"

#include <QString>
#include <QStringList>

namespace gleaner {

/// "mandelbrot [########------------]  41 %  1,204 of 2,921 chunks  35/s  0:49 left", the bar as wide as `columns`
/// allow.
[[nodiscard]] QString progressLine(const JobSnapshot& job, int columns);
/// "0:49", "2:03:10", "3 days 4 h".
[[nodiscard]] QString durationText(Seconds duration);
/// "2.5" or "1,204": a rate without its unit.
[[nodiscard]] QString rateText(double rate);
/// What became of it, with the result's summary: one line each.
[[nodiscard]] QStringList outcomeLines(const JobSnapshot& job);
/// Head and row of the table that `gleaner status` prints.
[[nodiscard]] QStringList jobTableHead();
[[nodiscard]] QStringList jobTableRow(const JobSnapshot& job);

} // namespace gleaner
