#include "head_node/gui/plot.h"

#include <QImage>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

QImage painted(Plot& plot) {
    plot.resize(300, 140);
    return plot.grab().toImage();
}

TEST(Plot, ScalesEndAtRoundNumbers) {
    EXPECT_DOUBLE_EQ(roundUp(0), 1);
    EXPECT_DOUBLE_EQ(roundUp(0.3), 0.5);
    EXPECT_DOUBLE_EQ(roundUp(12), 20);
    EXPECT_DOUBLE_EQ(roundUp(100), 100);
    EXPECT_DOUBLE_EQ(roundUp(6'000), 10'000);
}

TEST(Plot, PaintsWhateverItIsGiven) {
    Plot plot(QStringLiteral("Rate"));
    const QImage empty = painted(plot);
    plot.show({{TimePoint(Milliseconds(0)), 5, 0}});
    EXPECT_NE(painted(plot), empty) << "a single point is to be seen";
    plot.show({{TimePoint(Milliseconds(0)), 0, 0}, {TimePoint(Milliseconds(0)), 0, 0}});
    EXPECT_FALSE(painted(plot).isNull()) << "all the same, at the same time";
    const QImage level = painted(plot);
    plot.show({{TimePoint(Milliseconds(0)), -4, 3}, {TimePoint(Milliseconds(9'000)), 1e9, 1e8}}, false);
    EXPECT_NE(painted(plot), level);
}

} // namespace
} // namespace gleaner
