#include "tests/common/worker/processor_fixture.h"

#include <stdexcept>

namespace gleaner {
namespace {

using namespace doubles;
using namespace std::chrono_literals;

class ProcessorTest : public ProcessorFixture {};

TEST_F(ProcessorTest, PutsTheAnswerBeforeItDeletesTheOriginal) {
    putOne("abc");
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(queues.journal(), (std::vector{Op::Get, Op::PutAnswer, Op::Remove}));
    EXPECT_EQ(countOf(queues.work()), 0U);
    const auto answer = onlyAnswer<ResultMessage>();
    EXPECT_EQ(std::get<InlinePayload>(answer.payload).bytes, "cba");
    EXPECT_EQ(answer.head.worker.value(), QStringLiteral("pc-17/1/0"));
    EXPECT_EQ(answer.head.address, chunkOf(5, {}).address);
    EXPECT_EQ(answer.head.chunkHash, chunkHashOf("abc"));
    EXPECT_EQ(counts().done, 1U);
}

TEST_F(ProcessorTest, TakesOneMessageAtATime) {
    putOne();
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.work()), 1U);
}

TEST_F(ProcessorTest, SaysWhenNothingIsThere) {
    EXPECT_EQ(processor->runOnce(), StepOutcome::Empty);
    EXPECT_EQ(queues.journal(), std::vector{Op::Get});
}

TEST_F(ProcessorTest, ComputeTimeIsMeasured) {
    computation->behaviour = [this](const QByteArray&, ComputeContext&) -> Result<QByteArray> {
        clock.advance(1'500ms);
        return QByteArray("x");
    };
    putOne();
    (void)processor->runOnce();
    EXPECT_EQ(onlyAnswer<ResultMessage>().head.computeTime, 1'500ms);
    EXPECT_EQ(counts().computeTime, 1'500ms);
}

TEST_F(ProcessorTest, DyingBetweenPutAndDeleteGivesADuplicateNotALoss) {
    putOne();
    queues.spoil(Op::Remove, 1, Fault::Throw);
    EXPECT_THROW((void)processor->runOnce(), std::runtime_error);
    (void)keeper->release();
    EXPECT_EQ(countOf(queues.answers()), 1U);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Empty);
    clock.advance(61s);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.answers()), 2U);
    EXPECT_EQ(countOf(queues.work()), 0U);
}

TEST_F(ProcessorTest, DyingBeforeThePutLosesNothing) {
    putOne();
    queues.spoil(Op::PutAnswer, 1, Fault::Throw);
    EXPECT_THROW((void)processor->runOnce(), std::runtime_error);
    (void)keeper->release();
    clock.advance(61s);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.answers()), 1U);
}

TEST_F(ProcessorTest, AnAnswerIsPutAgainUntilSomebodyAnswers) {
    putOne();
    for (int nth = 1; nth <= 3; ++nth)
        queues.spoil(Op::PutAnswer, nth, Fault::Unavailable);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(waiter.waits, 3);
    EXPECT_EQ(countOf(queues.answers()), 1U);
    EXPECT_EQ(countOf(queues.work()), 0U);
    EXPECT_EQ(counts().unreachable, 3U);
}

TEST_F(ProcessorTest, AnAnswerIsNotPutAgainOnceTheLeaseIsLost) {
    putOne();
    queues.spoil(Op::PutAnswer, 0, Fault::Unavailable);
    queues.spoil(Op::Update, 0, Fault::Stale);
    waiter.after = [this] { tickKeeper(); };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Unreachable);
    EXPECT_EQ(counts().leasesLost, 1U);
    EXPECT_EQ(queues.count(Op::Remove), 0);
}

TEST_F(ProcessorTest, AnAnswerThatIsRefusedHandsTheMessageBackForOthers) {
    putOne();
    queues.spoil(Op::PutAnswer, 1, Fault::Refused);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Unreachable);
    EXPECT_EQ(counts().passedOn, 1U);
    clock.advance(options.passOnDelay);
    EXPECT_EQ(visibleOf(queues.work()), 1U);
}

TEST_F(ProcessorTest, AnAnswerWhosePutWasDoneUnansweredIsPutTwice) {
    putOne();
    queues.spoil(Op::PutAnswer, 1, Fault::LostAnswer);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.answers()), 2U);
    EXPECT_EQ(counts().done, 1U);
}

TEST_F(ProcessorTest, ADeleteThatFindsAnotherOwnerIsNormal) {
    putOne();
    queues.spoil(Op::Remove, 1, Fault::Stale);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(counts().deletedByOthers, 1U);
    EXPECT_EQ(counts().done, 1U);
}

TEST_F(ProcessorTest, ADeleteWhoseAnswerGotLostIsOurs) {
    putOne();
    queues.spoil(Op::Remove, 1, Fault::LostAnswer);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(queues.count(Op::Remove), 2);
    EXPECT_EQ(counts().deletedByOthers, 0U);
}

TEST_F(ProcessorTest, ADeleteThatNeverWorksIsGivenUp) {
    putOne();
    queues.spoil(Op::Remove, 0, Fault::Unavailable);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(queues.count(Op::Remove), 4);
}

TEST_F(ProcessorTest, AnUnreachableQueueIsConnectedToAnew) {
    putOne();
    queues.spoil(Op::Get, 1, Fault::Unavailable);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Unreachable);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(queues.connections(), 2);
    EXPECT_TRUE(board.observe().trouble.has_value());
}

TEST_F(ProcessorTest, TheQueuesMetadataSayHowLongAMessageIsHidden) {
    ASSERT_TRUE(queues.work().setMetadata({{QStringLiteral("defaulttimeout"), QStringLiteral("7")}}).has_value());
    putOne();
    computation->behaviour = [this](const QByteArray&, ComputeContext&) -> Result<QByteArray> {
        clock.advance(6s);
        EXPECT_EQ(visibleOf(queues.work()), 0U);
        clock.advance(1s);
        EXPECT_EQ(visibleOf(queues.work()), 1U);
        return QByteArray();
    };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
}

} // namespace
} // namespace gleaner
