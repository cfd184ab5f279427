#include "common/kernels/built_in.h"

#include "common/kernels/echo/echo.h"
#include "common/kernels/mandelbrot/mandelbrot.h"
#include "common/kernels/option_pricing/option_pricing.h"
#include "common/kernels/primes/primes.h"

namespace gleaner {

void addBuiltInComputations(ComputationRegistry& registry) {
    registry.add(makeEcho());
    registry.add(makeMandelbrot());
    registry.add(makeOptionPricing());
    registry.add(makePrimes());
}

} // namespace gleaner
