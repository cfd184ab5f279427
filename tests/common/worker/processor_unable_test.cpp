// What a processor does with chunks that its PC cannot compute for a reason of its own.
#include "tests/common/worker/processor_fixture.h"

#include <new>

namespace gleaner {
namespace {

using namespace doubles;
using namespace std::chrono_literals;

class ProcessorUnableTest : public ProcessorFixture {
protected:
    void cannotCompute() {
        computation->behaviour = [](const QByteArray&, ComputeContext&) -> Result<QByteArray> {
            return failure(ErrorCode::Unavailable, QStringLiteral("No more processes."));
        };
    }
    void expectLeftToOthers() {
        EXPECT_TRUE(takeAll(queues.answers()).empty()) << "it is no failure of the chunk's";
        EXPECT_EQ(visibleOf(queues.work()), 0U);
        EXPECT_EQ(counts().passedOn, 1U);
        clock.advance(options.passOnDelay);
        EXPECT_EQ(visibleOf(queues.work()), 1U);
    }
};

TEST_F(ProcessorUnableTest, TheChunkIsLeftToOthersAndThePersonIsTold) {
    putOne();
    cannotCompute();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Unable);
    ASSERT_TRUE(board.observe().trouble);
    EXPECT_EQ(board.observe().trouble->message, QStringLiteral("No more processes."));
    expectLeftToOthers();
}

TEST_F(ProcessorUnableTest, TooLittleMemoryIsThePcsFault) {
    putOne();
    computation->behaviour = [](const QByteArray&, ComputeContext&) -> Result<QByteArray> { throw std::bad_alloc(); };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Unable);
    ASSERT_TRUE(board.observe().trouble);
    EXPECT_TRUE(board.observe().trouble->message.contains(QStringLiteral("memory")));
    expectLeftToOthers();
    EXPECT_EQ(counts().renewals, 1U) << "what the kernel holds is given back";
}

TEST_F(ProcessorUnableTest, WhatNobodyCanComputeEndsWithTheLastOnesReason) {
    putOne("abc");
    cannotCompute();
    for (int take = 1; take < options.poisonThreshold; ++take) {
        EXPECT_EQ(processor->runOnce(), StepOutcome::Unable);
        EXPECT_EQ(countOf(queues.answers()), 0U) << take;
        clock.advance(options.passOnDelay);
    }
    EXPECT_EQ(processor->runOnce(), StepOutcome::Unable);
    EXPECT_EQ(countOf(queues.work()), 0U);
    const auto answer = onlyAnswer<FailureMessage>();
    EXPECT_EQ(answer.kind, FailureKind::TakenTooOften);
    EXPECT_EQ(answer.head.chunkHash, chunkHashOf("abc"));
    EXPECT_EQ(answer.reason, QStringLiteral("It was taken %1 times, and nobody who took it could compute it. The last "
                                            "one says: No more processes.")
                                 .arg(options.poisonThreshold));
    EXPECT_EQ(counts().poison, 1U);
}

TEST_F(ProcessorUnableTest, ThePcThatIsLastToTryMayBeOneThatCan) {
    putOne();
    cannotCompute();
    for (int take = 1; take < options.poisonThreshold; ++take) {
        EXPECT_EQ(processor->runOnce(), StepOutcome::Unable);
        clock.advance(options.passOnDelay);
    }
    computation->behaviour = [](const QByteArray& chunk, ComputeContext&) -> Result<QByteArray> { return chunk; };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    (void)onlyAnswer<ResultMessage>();
}

} // namespace
} // namespace gleaner
