#include "screensaver_client/runner/live_chunks.h"

#include "common/kernels/mandelbrot/mandelbrot.h"
#include "common/kernels/mandelbrot/picture.h"
#include "common/kernels/primes/primes.h"

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

QByteArray tile() {
    Picture picture;
    picture.width = picture.height = 10;
    return encodeTileChunk(picture, 0);
}

TEST(LiveChunks, ShowTheChunkOfEachProcessorAsFarAsItIs) {
    LiveChunks live;
    const auto mandelbrot = makeMandelbrot();
    std::thread([&] {
        live.sit(3);
        live.begin(*mandelbrot, tile());
        live.update(QByteArray(3 * 10 * 4, '\x7F'));
    }).join();
    ASSERT_TRUE(live.hasPicture(3));
    EXPECT_EQ(live.picture(3)->rowsDone, 4);
    EXPECT_FALSE(live.picture(2));
}

TEST(LiveChunks, ForgetAChunkThatIsOver) {
    LiveChunks live;
    const auto mandelbrot = makeMandelbrot();
    live.sit(0);
    live.begin(*mandelbrot, tile());
    EXPECT_TRUE(live.picture(0));
    live.end();
    EXPECT_FALSE(live.picture(0));
}

TEST(LiveChunks, HaveNoPictureOfAComputationThatPaintsNone) {
    LiveChunks live;
    const auto primes = makePrimes();
    live.sit(0);
    live.begin(*primes, "2..100");
    live.update("state");
    EXPECT_FALSE(live.hasPicture(0));
    EXPECT_FALSE(live.picture(0));
}

} // namespace
} // namespace gleaner
