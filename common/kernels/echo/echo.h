// The computation `echo`: no work, so that the way there and back can be measured and every chunk be accounted for.
#pragma once

#include "common/job/computation.h"

#include <memory>

namespace gleaner {

/// Chunk: sequence u64, spins u32 (each about 0.1 ms), then padding. Answer: the chunk itself. Result: how many answers
/// there were and a checksum over them, one line each. Integers are little-endian.
[[nodiscard]] std::unique_ptr<Computation> makeEcho();

} // namespace gleaner
