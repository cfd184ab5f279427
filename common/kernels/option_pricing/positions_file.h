// Reads a portfolio from a CSV file; resources/docs/computations.md tells users its columns. Thread: one at a time.
#pragma once

#include "common/base/result.h"
#include "common/kernels/option_pricing/position.h"

#include <vector>

class QIODevice;

namespace gleaner {

inline constexpr std::size_t kMostPositions = 1'000'000;

/// The first line names the columns (any order and case; more than the seven are ignored), each other line is a
/// position. Blank lines do not count. At least one position, at most kMostPositions. Errors: InvalidArgument, with
/// line and column of up to 10 wrong values.
[[nodiscard]] Result<std::vector<Position>> readPositions(QIODevice& file);

/// "european-call" etc., as it stands in the file.
[[nodiscard]] QString optionTypeName(OptionType type);

} // namespace gleaner
