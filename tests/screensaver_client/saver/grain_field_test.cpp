// The stream of grains never stands still, never jumps and is the same for the same seed.
#include "screensaver_client/saver/grain_field.h"

#include <gtest/gtest.h>

#include <cmath>

namespace gleaner {
namespace {

constexpr QSize kScreen(1920, 1080);

TEST(GrainField, SameSeedSameField) {
    const GrainField a(20, kScreen, 7), b(20, kScreen, 7), c(20, kScreen, 8);
    for (std::size_t i = 0; i < 20; ++i)
        EXPECT_EQ(a.grains()[i].centre, b.grains()[i].centre);
    EXPECT_NE(a.grains()[0].centre, c.grains()[0].centre);
}

TEST(GrainField, EveryVisibleGrainMovesALittleEachFrame) {
    GrainField field(40, kScreen, 1);
    for (int frame = 0; frame < 600; ++frame) {
        const std::vector<Grain> before = field.grains();
        field.advance(1 / 30.0, {1, 1});
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i].glow < 0.05 || field.grains()[i].glow < 0.05)
                continue; // it may come in again on the other side while nobody sees it
            const QPointF way = field.grains()[i].centre - before[i].centre;
            EXPECT_GT(std::hypot(way.x(), way.y()), 0.05);
            EXPECT_LT(std::hypot(way.x(), way.y()), 6.0);
        }
    }
}

TEST(GrainField, AChangeOfFlowComesGradually) {
    GrainField field(40, kScreen, 1);
    const double before = field.grains()[3].glow;
    field.advance(0.033, {0.25, 0.1});
    EXPECT_NEAR(field.grains()[3].glow, before, 0.05);
    for (int i = 0; i < 300; ++i)
        field.advance(0.033, {0.25, 0.1});
    for (const Grain& grain : field.grains())
        EXPECT_LE(grain.glow, 0.12);
}

TEST(GrainField, ALongPauseCountsAsASecond) {
    GrainField a(5, kScreen, 1), b(5, kScreen, 1);
    a.advance(3600, {1, 1});
    b.advance(1, {1, 1});
    EXPECT_EQ(a.grains()[0].centre, b.grains()[0].centre);
}

} // namespace
} // namespace gleaner
