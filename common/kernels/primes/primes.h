// The computation `primes`: counts the primes of a range. The smallest one there is: begin here to write your own.
#pragma once

#include "common/job/computation.h"

#include <memory>

namespace gleaner {

/// Chunk: from u64, to u64 (both inclusive). Answer: how many primes, u64. Result: that sum in one line of text.
/// Integers are little-endian.
[[nodiscard]] std::unique_ptr<Computation> makePrimes();

} // namespace gleaner
