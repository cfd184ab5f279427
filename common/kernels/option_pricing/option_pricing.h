// The computation `option-pricing`: Monte Carlo prices of a portfolio of European and Asian options.
#pragma once

#include "common/job/computation.h"

#include <memory>

namespace gleaner {

/// Chunk and answer: see pricing_plan.h. Result: see PricesAssembler. A chunk carries its positions, so that a worker
/// needs no file.
[[nodiscard]] std::unique_ptr<Computation> makeOptionPricing();

} // namespace gleaner
