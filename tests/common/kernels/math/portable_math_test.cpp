#include "common/kernels/math/portable_math.h"

#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace gleaner {
namespace {

/// How many doubles lie between the two, in units of the right one's last place.
double ulps(double got, double right) {
    const double ulp = std::nextafter(std::abs(right), std::numeric_limits<double>::infinity()) - std::abs(right);
    return std::abs(got - right) / ulp;
}

double between(SeededRandom& random, double low, double high) {
    return low + (high - low) * random.nextUnit();
}

TEST(PortableExp, IsWithinOneUlpOfTheLibrarys) {
    SeededRandom random(1);
    for (int i = 0; i < 100'000; ++i) {
        const double x = between(random, i % 2 == 0 ? -2 : -699, i % 2 == 0 ? 2 : 699);
        ASSERT_LE(ulps(portableExp(x), std::exp(x)), 1.5) << x; // the library's may be half an ulp off itself
    }
    EXPECT_EQ(portableExp(0.0), 1.0);
}

TEST(PortableExp, StaysFiniteHoweverLargeTheArgument) {
    EXPECT_EQ(portableExp(1e300), portableExp(700));
    EXPECT_EQ(portableExp(-1e300), portableExp(-700));
    EXPECT_TRUE(std::isfinite(portableExp(700)));
    EXPECT_GT(portableExp(-700), 0.0);
}

TEST(PortableLog, IsWithinOneUlpOfTheLibrarys) {
    SeededRandom random(2);
    for (int i = 0; i < 100'000; ++i) {
        const double x = i % 2 == 0 ? between(random, 0.3, 3) : std::exp(between(random, -700, 700));
        ASSERT_LE(ulps(portableLog(x), std::log(x)), 1.5) << x;
    }
    EXPECT_EQ(portableLog(1.0), 0.0);
}

TEST(InverseNormal, UndoesTheDistributionFunction) {
    SeededRandom random(3);
    for (int i = 0; i < 100'000; ++i) {
        const double z = between(random, -8, 0); // above 0, p is too near 1 to hold the answer
        const double p = 0.5 * std::erfc(-z / std::sqrt(2.0));
        ASSERT_NEAR(inverseNormal(p), z, 4e-15 * (1 + std::abs(z))) << p;
    }
}

TEST(InverseNormal, GivesTheValuesOfItsPaper) {
    // Source: AS 241, test values for PPND16
    EXPECT_NEAR(inverseNormal(0.25), -0.6744897501960817, 1e-16);
    EXPECT_NEAR(inverseNormal(0.001), -3.090232306167814, 1e-15);
    EXPECT_NEAR(inverseNormal(1e-20), -9.262340089798408, 1e-14);
}

TEST(InverseNormal, IsSymmetric) {
    for (const double p : {0.5, 0.25, 0.0625, 0x1.0p-20, 0x1.0p-52}) {
        EXPECT_EQ(inverseNormal(p), -inverseNormal(1.0 - p)) << p;
    }
}

} // namespace
} // namespace gleaner
