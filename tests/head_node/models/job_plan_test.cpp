#include "head_node/models/job_plan.h"

#include "common/job/computation_registry.h"
#include "common/kernels/built_in.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// Every look at it is a millisecond later, so that a kernel that asks it often takes long.
class RunningClock final : public Clock {
public:
    TimePoint now() const override { return TimePoint(Milliseconds(0)); }
    SteadyPoint steadyNow() const override { return SteadyPoint(Milliseconds(++m_looks)); }

private:
    mutable int m_looks = 0;
};

class Plan : public testing::Test {
protected:
    void SetUp() override { addBuiltInComputations(m_registry); }
    Result<JobPlan> plan(const char* name, const Parameters& given) {
        m_computation = m_registry.findNewest(QString::fromLatin1(name));
        return planJob(*m_computation, checkParameters(m_computation->parameters(), given).value());
    }

    ComputationRegistry m_registry;
    const Computation* m_computation = nullptr;
    RunningClock m_clock;
};

TEST_F(Plan, TellsHowTheJobIsCut) {
    const auto shape = plan("mandelbrot", {{QStringLiteral("width"), 440}, {QStringLiteral("height"), 44}});
    ASSERT_TRUE(shape);
    EXPECT_EQ(shape->chunks, 10U);
    EXPECT_GT(shape->smallestChunk, 0);
    EXPECT_EQ(shape->smallestChunk, shape->largestChunk);
}

TEST_F(Plan, TriesChunksFromAllOverTheJob) {
    const auto shape = plan("mandelbrot", {{QStringLiteral("width"), 440},
                                           {QStringLiteral("height"), 440},
                                           {QStringLiteral("samples"), 1},
                                           {QStringLiteral("max-iterations"), 10}});
    const auto time = tryChunks(*m_computation, *shape, Milliseconds(60'000), m_clock, [] { return false; });
    ASSERT_TRUE(time);
    EXPECT_EQ(time->chunks, 24);
    EXPECT_GT(time->seconds, 0);
}

TEST_F(Plan, AChunkThatTakesLongerThanTheBudgetCountsByHowFarItCame) {
    const auto shape = plan("primes", {{QStringLiteral("to"), 1e10}, {QStringLiteral("chunk-size"), 1e10}});
    const auto time = tryChunks(*m_computation, *shape, Milliseconds(200), m_clock, [] { return false; });
    ASSERT_TRUE(time) << time.error().message.toStdString();
    EXPECT_EQ(time->chunks, 1);
    EXPECT_GT(time->seconds, 1.0); // five times the budget and more
}

TEST_F(Plan, ACancelledTrialEnds) {
    const auto shape = plan("primes", {{QStringLiteral("to"), 1e12}});
    const auto time = tryChunks(*m_computation, *shape, Milliseconds(60'000), m_clock, [] { return true; });
    ASSERT_FALSE(time);
    EXPECT_EQ(time.error().code, ErrorCode::Cancelled);
}

TEST_F(Plan, MoreProcessorsTakeLessTimeButNeverLessThanOneChunk) {
    JobPlan shape;
    shape.chunks = 100;
    EXPECT_EQ(expectedTime(shape, {2.0, 0.5, 5}, 10)->expected, Seconds(20));
    EXPECT_EQ(expectedTime(shape, {2.0, 0.5, 5}, 10)->error, Seconds(5));
    EXPECT_EQ(expectedTime(shape, {2.0, 0.5, 5}, 1'000)->expected, Seconds(2));
    EXPECT_FALSE(expectedTime(shape, {2.0, 0.5, 5}, 0));
}

} // namespace
} // namespace gleaner
