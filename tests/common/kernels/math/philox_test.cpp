#include "common/kernels/math/philox.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// Source: Random123 (Salmon et al.), kat_vectors, philox4x32 10.
TEST(Philox, GivesThePublishedKnownAnswers) {
    constexpr std::uint32_t kOnes = 0xFFFFFFFF;
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (PhiloxBlock{0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8}));
    EXPECT_EQ(philox({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}),
              (PhiloxBlock{0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD}));
    EXPECT_EQ(philox({0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344}, {0xA4093822, 0x299F31D0}),
              (PhiloxBlock{0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1}));
}

TEST(UnitFromBits, IsNeverZeroNorOneAndSymmetric) {
    EXPECT_EQ(unitFromBits(0, 0), 0x1.0p-53);
    EXPECT_EQ(unitFromBits(0xFFFFFFFF, 0xFFFFFFFF), 1.0 - 0x1.0p-53);
    EXPECT_EQ(unitFromBits(0x12345678, 0x9ABCDEF0), 1.0 - unitFromBits(~0x12345678U, ~0x9ABCDEF0U));
}

} // namespace
} // namespace gleaner
