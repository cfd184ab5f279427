#include "screensaver_client/runner/runner_loop.h"

#include "tests/screensaver_client/runner/scripted_computation.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <new>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

class RunnerWorkTest : public testing::Test {
protected:
    /// Everything the runner says about a chunk that is computed so.
    std::vector<RunnerFrame> saidOf(Behaviour behaviour,
                                    const RunnerStart& start = {1, u"scripted"_s, "from here", "chunk"}) {
        ComputationRegistry registry;
        registry.add(std::make_unique<ScriptedComputation>(std::move(behaviour)));
        std::vector<RunnerFrame> said;
        RunnerWork work(registry, clock, [&said](const RunnerFrame& frame) { said.push_back(frame); });
        work.compute(start);
        return said;
    }

    static Error errorIn(const std::vector<RunnerFrame>& said) {
        const auto* const failed = said.empty() ? nullptr : std::get_if<RunnerFailure>(&said.back());
        return failed ? failed->error : Error{};
    }

    FakeClock clock;
};

TEST_F(RunnerWorkTest, ComputesFromTheCheckpointAndSaysTheAnswer) {
    const auto said = saidOf([](const QByteArray& chunk, ComputeContext& context) -> Result<QByteArray> {
        EXPECT_TRUE(context.keepGoing());
        return chunk + ' ' + context.resumeFrom();
    });
    EXPECT_EQ(said, std::vector<RunnerFrame>{RunnerAnswer{"chunk from here"}});
}

TEST_F(RunnerWorkTest, SaysProgressAndCheckpointsNotTooOften) {
    const auto said = saidOf([this](const QByteArray&, ComputeContext& context) -> Result<QByteArray> {
        for (int step = 0; step < 1'000; ++step) { // a second
            clock.advance(Milliseconds(1));
            context.progress(step / 1'000.0);
            if (context.wantsCheckpoint())
                context.checkpoint(QByteArray::number(step));
        }
        return QByteArray();
    });
    const auto count = [&said](auto kind) {
        return std::count_if(said.begin(), said.end(),
                             [](const RunnerFrame& frame) { return std::holds_alternative<decltype(kind)>(frame); });
    };
    EXPECT_EQ(count(RunnerProgress{}), 10);
    EXPECT_EQ(count(RunnerCheckpoint{}), 4);
}

TEST_F(RunnerWorkTest, AnErrorAndAnExceptionAreTheChunksTooLittleMemoryIsThisPcs) {
    EXPECT_EQ(errorIn(saidOf([](const QByteArray&, ComputeContext&) -> Result<QByteArray> {
                  return failure(ErrorCode::Malformed, u"no chunk"_s);
              })),
              (Error{ErrorCode::Malformed, u"no chunk"_s}));
    const Error threw = errorIn(saidOf(
        [](const QByteArray&, ComputeContext&) -> Result<QByteArray> { throw std::runtime_error("its own words"); }));
    EXPECT_EQ(threw.code, ErrorCode::Failed);
    EXPECT_TRUE(threw.message.contains(u"its own words"_s));
    const Error memory =
        errorIn(saidOf([](const QByteArray&, ComputeContext&) -> Result<QByteArray> { throw std::bad_alloc(); }));
    EXPECT_EQ(memory.code, ErrorCode::Unavailable);
    EXPECT_TRUE(memory.message.contains(u"memory"_s));
}

TEST_F(RunnerWorkTest, AnUnknownComputationIsThisProgramsFaultNotTheChunks) {
    const auto said = saidOf([](const QByteArray& chunk, ComputeContext&) -> Result<QByteArray> { return chunk; },
                             {2, u"scripted"_s, {}, "chunk"});
    EXPECT_EQ(errorIn(said).code, ErrorCode::Unavailable);
}

} // namespace
} // namespace gleaner
