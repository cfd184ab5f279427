// What a real runner may have of a real PC's memory.
#include "screensaver_client/runner/guest_start.h"
#include "tests/screensaver_client/runner/scripted_computation.h"
#include "tests/support/checkpoint_context.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace gleaner {
namespace {

constexpr qint64 kMiB = 1 << 20;

class MemoryLimit : public testing::Test {
protected:
    /// What a runner that may have `mebibytes` answers to a computation that wants `wanted`.
    Result<QByteArray> answer(qint64 mebibytes, const QByteArray& wanted) {
        GuestStart start({QStringLiteral(GLEANER_HUNGRY_RUNNER), {}, 0, m_folder.path()});
        RunnerBrake brake;
        RunnerSeats seats;
        LiveChunks live;
        ComputationRegistry here, there;
        here.add(std::make_unique<ScriptedComputation>(nullptr));
        addRunnerComputations(there, here, {[&] { return start.start(mebibytes * kMiB); }, brake, seats, live});
        seats.setCount(1);
        CheckpointContext context;
        return there.find(QStringLiteral("scripted"), 1)->makeKernel()->compute(wanted, context);
    }

    QTemporaryDir m_folder;
};

TEST_F(MemoryLimit, WhatItGivesMayBeUsed) {
    EXPECT_EQ(answer(64, "60"), QByteArray("x"));
    EXPECT_EQ(answer(150, "140"), QByteArray("x"));
}

TEST_F(MemoryLimit, MoreIsThisPcsDoingNotTheChunks) {
    const auto outcome = answer(64, "140");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(outcome.error().message.contains(QStringLiteral("more memory")))
        << outcome.error().message.toStdString();
}

TEST_F(MemoryLimit, NoneGivesAll) {
    EXPECT_EQ(answer(0, "140"), QByteArray("x"));
}

} // namespace
} // namespace gleaner
