#include "screensaver_client/runner/runner_frames.h"

#include "common/base/bytes.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

std::vector<RunnerFrame> everyKind() {
    return {RunnerStart{7, QStringLiteral("mandelbrot"), "state", QByteArray("ch\0nk", 5)},
            RunnerReady{},
            RunnerProgress{999'999},
            RunnerCheckpoint{"half"},
            RunnerAnswer{QByteArray(100'000, 'x')},
            RunnerFailure{{ErrorCode::Malformed, QStringLiteral("Zeile 3: „abc“")}}};
}

TEST(RunnerFrames, EveryKindComesBackAsItWasHoweverItIsCutUp) {
    for (const qsizetype piece : {1, 3, 4, 5, 1'000'000}) {
        RunnerFrames frames;
        for (const RunnerFrame& frame : everyKind()) {
            const QByteArray bytes = *encodeRunnerFrame(frame);
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                ASSERT_EQ(frames.next(), Result<std::optional<RunnerFrame>>(std::nullopt)) << "it is not whole yet";
                frames.add(bytes.mid(at, piece));
            }
            ASSERT_EQ(frames.next(), Result<std::optional<RunnerFrame>>(frame));
        }
    }
}

TEST(RunnerFrames, WhatCannotBeIsRefused) {
    const auto refuses = [](const QByteArray& body) {
        ByteWriter whole;
        whole.u32(static_cast<std::uint32_t>(body.size()));
        whole.raw(body);
        RunnerFrames frames;
        frames.add(whole.bytes());
        return !frames.next();
    };
    EXPECT_TRUE(refuses(""));
    EXPECT_TRUE(refuses("\x77unknown"));
    EXPECT_TRUE(refuses(QByteArray("\x12\x41\x42\x0f\x00", 5))) << "1000001 millionths";
    EXPECT_TRUE(refuses(QByteArray("\x12\x00\x00\x00\x00\x00", 6))) << "bytes after the last field";
    EXPECT_TRUE(refuses(QByteArray("\x15\xff"
                                   "why",
                                   5)))
        << "no such error code";
    EXPECT_TRUE(refuses(QByteArray("\x01\x01\x00\x00\x00\x05"
                                   "echo",
                                   10)))
        << "cut off";
}

TEST(RunnerFrames, ALengthOverTheBoundIsRefusedBeforeItsBytesCome) {
    ByteWriter length;
    length.u32(static_cast<std::uint32_t>(kMaxRunnerFrameBytes + 1));
    RunnerFrames frames;
    frames.add(length.bytes());
    EXPECT_FALSE(frames.next());
    EXPECT_EQ(encodeRunnerFrame(RunnerAnswer{QByteArray(kMaxRunnerFrameBytes, 'x')}).error().code, ErrorCode::TooLarge);
}

} // namespace
} // namespace gleaner
