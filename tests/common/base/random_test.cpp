#include "common/base/random.h"

#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(RandomSource, UuidsAreVersion4AndDiffer) {
    SystemRandom random;
    const QUuid one = random.nextUuid();
    EXPECT_EQ(one.version(), QUuid::Random);
    EXPECT_EQ(one.variant(), QUuid::DCE);
    EXPECT_NE(one, random.nextUuid());
}

TEST(RandomSource, UnitValuesStayBelowOne) {
    SeededRandom random(7);
    for (int i = 0; i < 10'000; ++i) {
        const double value = random.nextUnit();
        ASSERT_GE(value, 0.0);
        ASSERT_LT(value, 1.0);
    }
}

} // namespace
} // namespace gleaner
