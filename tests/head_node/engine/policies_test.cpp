#include "head_node/engine/failure_policy.h"
#include "head_node/engine/progress_meter.h"
#include "head_node/engine/set_aside_shown.h"
#include "head_node/engine/window_policy.h"

#include <gtest/gtest.h>

#include <functional>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

FailureMessage failureFrom(const char* worker, const char* reason, FailureKind kind = FailureKind::ComputationFailed) {
    FailureMessage message;
    message.head.address.sequence = 7;
    message.head.worker = WorkerId(QString::fromLatin1(worker));
    message.kind = kind;
    message.reason = QString::fromLatin1(reason);
    return message;
}

TEST(FailurePolicy, TheSameFailureFromThreePcsSetsAside) {
    FailurePolicy policy({});
    EXPECT_FALSE(policy.failed(failureFrom("a/0", "bad"), {}));
    EXPECT_FALSE(policy.failed(failureFrom("b/0", "bad"), {}));
    const auto poison = policy.failed(failureFrom("c/1", "bad"), {});
    ASSERT_TRUE(poison);
    EXPECT_EQ(poison->sequence, 7U);
    EXPECT_EQ(poison->reason, QStringLiteral("bad"));
    EXPECT_EQ(poison->workers, (QStringList{QStringLiteral("a/0"), QStringLiteral("b/0"), QStringLiteral("c/1")}));
}

TEST(FailurePolicy, OnePcWithManyProcessorsCountsOnce) {
    FailurePolicy policy({});
    for (int i = 0; i < 8; ++i)
        EXPECT_FALSE(policy.failed(failureFrom(i % 2 ? "a/0" : "a/1", "disk full"), {})) << i;
}

TEST(FailurePolicy, DifferentFailuresAreNotTheSame) {
    FailurePolicy policy({});
    EXPECT_FALSE(policy.failed(failureFrom("a/0", "one"), {}));
    EXPECT_FALSE(policy.failed(failureFrom("b/0", "two"), {}));
    EXPECT_FALSE(policy.failed(failureFrom("c/0", "three"), {}));
}

TEST(FailurePolicy, ASmallFleetReachesAnEndToo) {
    FailurePolicy policy({});
    for (int i = 0; i < 9; ++i)
        EXPECT_FALSE(policy.failed(failureFrom("a/0", "bad"), {}));
    EXPECT_TRUE(policy.failed(failureFrom("a/0", "bad"), {}));
}

TEST(FailurePolicy, PoisonIsSetAsideAtOnce) {
    FailurePolicy policy({});
    EXPECT_TRUE(policy.failed(failureFrom("a/0", "taken 6 times", FailureKind::TakenTooOften), {}));
}

TEST(FailurePolicy, TellsHowManyFailuresCameBackUntilThen) {
    FailurePolicy policy({});
    (void)policy.failed(failureFrom("a/0", "other"), {});
    (void)policy.failed(failureFrom("a/0", "bad"), {});
    (void)policy.failed(failureFrom("b/0", "bad"), {});
    const auto poison = policy.failed(failureFrom("c/0", "bad"), {});
    ASSERT_TRUE(poison);
    EXPECT_EQ(poison->failures, 4);
}

TEST(SetAsideShown, WhatWaitsForADecisionComesBeforeWhatWasDropped) {
    std::vector<SetAsideChunk> chunks(8);
    for (SequenceNumber i = 0; i < chunks.size(); ++i) {
        chunks[i].sequence = i;
        chunks[i].dropped = i < 4;
    }
    const auto shown = [&chunks](std::size_t most) {
        std::vector<SequenceNumber> numbers;
        for (const SetAsideChunk& each : shownOfSetAside(chunks, 4, most, std::identity()))
            numbers.push_back(each.sequence);
        return numbers;
    };
    EXPECT_EQ(shown(3), (std::vector<SequenceNumber>{4, 5, 6})) << "the dropped ones do not hide them";
    EXPECT_EQ(shown(6), (std::vector<SequenceNumber>{4, 5, 6, 7, 0, 1}));
    EXPECT_EQ(shown(100).size(), 8U);
}

TEST(FailurePolicy, ForgettingBeginsAnew) {
    FailurePolicy policy({});
    (void)policy.failed(failureFrom("a/0", "bad"), {});
    (void)policy.failed(failureFrom("b/0", "bad"), {});
    policy.forget(7);
    EXPECT_FALSE(policy.failed(failureFrom("c/0", "bad"), {}));
}

TEST(FailurePolicy, AJobStopsWhenOnlyFailuresComeBack) {
    const FailurePolicy policy({});
    EXPECT_TRUE(policy.stopsJob(0, 10, 1'000));
    EXPECT_FALSE(policy.stopsJob(0, 9, 1'000));
    EXPECT_FALSE(policy.stopsJob(1, 500, 1'000));
    EXPECT_TRUE(policy.stopsJob(0, 2, 2)) << "a small job has no ten chunks to fail";
}

SteadyPoint at(Milliseconds since) {
    return SteadyPoint(since);
}

TEST(ProgressMeter, KnowsNothingBeforeTheFirstAnswer) {
    const ProgressMeter meter;
    EXPECT_EQ(meter.ratePerSecond(at(5s)), 0);
    EXPECT_EQ(meter.timeLeft(10, at(5s)), std::nullopt);
}

TEST(ProgressMeter, MeasuresASteadyRate) {
    ProgressMeter meter;
    for (int second = 0; second <= 120; ++second)
        meter.add(4, at(std::chrono::seconds(second)));
    EXPECT_NEAR(meter.ratePerSecond(at(120s)), 4.0, 0.1);
    EXPECT_NEAR(static_cast<double>(meter.timeLeft(400, at(120s))->count()), 100.0, 2.0);
}

TEST(ProgressMeter, AFleetThatStoppedHasNoEnd) {
    ProgressMeter meter;
    meter.add(100, at(0s));
    EXPECT_EQ(meter.ratePerSecond(at(200s)), 0);
    EXPECT_EQ(meter.timeLeft(10, at(200s)), std::nullopt);
}

TEST(WindowPolicy, HoldsAMinuteOfWorkWithinItsBounds) {
    const WindowLimits limits;
    EXPECT_EQ(windowSize(0, limits), limits.smallest);
    EXPECT_EQ(windowSize(100, limits), 6'000U);
    EXPECT_EQ(windowSize(1e9, limits), limits.largest);
}

TEST(WindowPolicy, WarnsBeforeMessagesAgeOut) {
    EXPECT_TRUE(willAgeOut(1'000, 1'000.0 / (6.9 * 86'400), 7 * 24h));
    EXPECT_FALSE(willAgeOut(1'000, 1'000.0 / (3.0 * 86'400), 7 * 24h));
    EXPECT_FALSE(willAgeOut(1'000, 0, 7 * 24h)) << "nothing is known yet";
}

} // namespace
} // namespace gleaner
