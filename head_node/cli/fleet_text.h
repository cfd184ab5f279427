// The fleet in words: the rows of a table, and one sentence. Pure functions.
#pragma once

#include "head_node/engine/snapshots.h"

#include <QString>
#include <QStringList>

namespace gleaner {

/// "12 workers with 48 processors, 35/s; 2 are gone." or what to do when there is none.
[[nodiscard]] QString fleetLine(const HeadSnapshot& shot);
/// Head and row of the table that `gleaner fleet` prints.
[[nodiscard]] QStringList fleetTableHead();
[[nodiscard]] QStringList fleetTableRow(const FleetWorker& worker, TimePoint now);

} // namespace gleaner
