// Sizes fit every screen.
#include "screensaver_client/saver/scene_layout.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(SceneLayout, LeavesRoomToWanderOnEveryMonitor) {
    for (const QSize screen : {QSize(1024, 768), QSize(1280, 1024), QSize(1366, 768), QSize(1920, 1080),
                               QSize(3840, 2160), QSize(3440, 1440), QSize(800, 600)}) {
        const SceneLayout layout = layoutFor(screen);
        EXPECT_FALSE(layout.tileAbove);
        EXPECT_LE(layout.tile + layout.gap + layout.column, screen.width() * 7 / 8);
        EXPECT_LE(layout.tile, screen.height() / 2);
        EXPECT_GE(layout.text, 9) << "readable";
    }
}

TEST(SceneLayout, AMonitorOnItsSideHasTheTileAboveTheText) {
    const SceneLayout layout = layoutFor(QSize(1080, 1920));
    EXPECT_TRUE(layout.tileAbove);
    EXPECT_LE(layout.column, 1080 * 7 / 8);
}

TEST(SceneLayout, APreviewLeavesOutWhatWouldBeTooSmallToRead) {
    const SceneLayout layout = layoutFor(QSize(152, 112));
    EXPECT_FALSE(layout.withNumbers);
    EXPECT_LE(layout.tile + layout.gap + layout.column, 152);
}

} // namespace
} // namespace gleaner
