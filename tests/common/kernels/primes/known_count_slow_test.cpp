#include "tests/common/kernels/primes/known_count.h"

namespace gleaner {
namespace {

INSTANTIATE_TEST_SUITE_P(UpTo10To10, KnownCount,
                         testing::Values(std::pair(1e9, 50'847'534), std::pair(1e10, 455'052'511)));

} // namespace
} // namespace gleaner
