// The saver's share of a core is kept on every screen.
#include "screensaver_client/saver/frame_pacer.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using std::chrono::microseconds;

microseconds settled(FramePacer& pacer, microseconds painting) {
    microseconds wait{};
    for (int i = 0; i < 200; ++i)
        wait = pacer.next(painting);
    return wait;
}

TEST(FramePacer, QuickFramesComeThirtyTimesASecond) {
    FramePacer pacer;
    EXPECT_EQ(settled(pacer, microseconds(300)), FramePacer::kShortest);
    EXPECT_GE(FramePacer::kShortest, microseconds(1'000'000 / 30));
}

TEST(FramePacer, SlowScreensGetFewerFramesAndTheShareIsKept) {
    FramePacer pacer;
    const microseconds painting(4'000);
    const microseconds wait = settled(pacer, painting);
    EXPECT_LE(double(painting.count()) / double(wait.count()), 0.0351);
    EXPECT_GT(double(painting.count()) / double(wait.count()), 0.03);
}

TEST(FramePacer, OneSlowFrameHardlyCounts) {
    FramePacer pacer;
    (void)settled(pacer, microseconds(400));
    EXPECT_LE(pacer.next(microseconds(9'000)), 2 * FramePacer::kShortest);
}

TEST(FramePacer, ThePictureMovesAtLeastOnceASecond) {
    FramePacer pacer;
    EXPECT_EQ(settled(pacer, microseconds(900'000)), FramePacer::kLongest);
}

TEST(FramePacer, AClockThatJumpsBackDoesNoHarm) {
    FramePacer pacer;
    EXPECT_EQ(pacer.next(microseconds(-5)), FramePacer::kShortest);
}

} // namespace
} // namespace gleaner
