#include "common/kernels/built_in.h"

#include "common/kernels/echo/echo.h"
#include "common/kernels/primes/primes.h"

namespace gleaner {

void addBuiltInComputations(ComputationRegistry& registry) {
    registry.add(makeEcho());
    registry.add(makePrimes());
}

} // namespace gleaner
