// A chunk that is handed back takes along how far it was, and whoever takes it next begins there.
#include "tests/common/worker/processor_fixture.h"

namespace gleaner {
namespace {

using namespace doubles;
using namespace std::chrono_literals;

class CheckpointTest : public ProcessorFixture {
protected:
    /// The kernel stands at `state` when its PC is wanted.
    void interruptedAt(const QByteArray& state) {
        computation->behaviour = [this, state](const QByteArray&, ComputeContext& context) -> Result<QByteArray> {
            clock.advance(1s);
            EXPECT_TRUE(context.wantsCheckpoint());
            context.checkpoint(state);
            EXPECT_FALSE(context.wantsCheckpoint()) << "not so soon again";
            control.setActive(0);
            tickKeeper();
            EXPECT_FALSE(context.keepGoing());
            return failure(ErrorCode::Cancelled, QStringLiteral("Told to end."));
        };
    }
    /// What the kernel is told to resume from; the chunk is answered.
    void resumes() {
        computation->behaviour = [this](const QByteArray& chunk, ComputeContext& context) -> Result<QByteArray> {
            resumedFrom = context.resumeFrom();
            return backwards(chunk);
        };
        control.setActive(1);
        EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    }
    [[nodiscard]] ChunkMessage waiting() {
        const auto peeked = queues.work().peek(1);
        EXPECT_TRUE(peeked && peeked->size() == 1U);
        return std::get<ChunkMessage>(*decodeEnvelope(peeked->front().text));
    }

    QByteArray resumedFrom = "nobody asked";
};

TEST_F(CheckpointTest, AHandedBackChunkIsResumedWhereItStood) {
    putOne();
    interruptedAt("step 7");
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    const ChunkMessage chunk = waiting();
    ASSERT_TRUE(chunk.checkpoint);
    EXPECT_EQ(chunk.checkpoint->state, "step 7");
    EXPECT_EQ(chunk.handedBack, 1);
    resumes();
    EXPECT_EQ(resumedFrom, "step 7");
    const auto answer = onlyAnswer<ResultMessage>();
    EXPECT_EQ(answer.head.chunkHash, chunkHashOf("abc")) << "the checkpoint is no part of the question";
}

TEST_F(CheckpointTest, AChunkHandedBackTwiceKeepsTheNewerCheckpoint) {
    putOne();
    interruptedAt("step 7");
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    control.setActive(1);
    interruptedAt("step 9");
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(waiting().checkpoint->state, "step 9");
    EXPECT_EQ(waiting().handedBack, 2);
}

TEST_F(CheckpointTest, AChunkHandedBackBeforeItsFirstCheckpointKeepsTheOneItCameWith) {
    putOne();
    interruptedAt("step 7");
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    control.setActive(1);
    computation->behaviour = [this](const QByteArray&, ComputeContext& context) -> Result<QByteArray> {
        control.setActive(0);
        tickKeeper();
        EXPECT_FALSE(context.keepGoing());
        return failure(ErrorCode::Cancelled, QStringLiteral("Told to end."));
    };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(waiting().checkpoint->state, "step 7");
}

TEST_F(CheckpointTest, ANewChunkDoesNotGetTheCheckpointOfTheLastOne) {
    putOne();
    computation->behaviour = [](const QByteArray& chunk, ComputeContext& context) -> Result<QByteArray> {
        context.checkpoint("of the first");
        return backwards(chunk);
    };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    putOne("def");
    computation->behaviour = [this](const QByteArray&, ComputeContext& context) -> Result<QByteArray> {
        control.setActive(0);
        tickKeeper();
        EXPECT_FALSE(context.keepGoing());
        return failure(ErrorCode::Cancelled, QStringLiteral("Told to end."));
    };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_FALSE(waiting().checkpoint);
}

TEST_F(CheckpointTest, ACheckpointOfAnotherChunkIsDropped) {
    ChunkMessage chunk = chunkOf(5, "abc");
    chunk.checkpoint = ChunkCheckpoint{checkpointHashOf(chunkHashOf("abd"), "step 7"), "step 7"};
    putChunk(queues.work(), chunk);
    resumes();
    EXPECT_EQ(resumedFrom, QByteArray());
    EXPECT_EQ(countOf(queues.answers()), 1U);
}

TEST_F(CheckpointTest, ACheckpointThatDoesNotFitIsLeftOut) {
    ChunkMessage chunk = chunkOf(5, "abc");
    const ChunkCheckpoint large{1, QByteArray(7'000, 's')};
    const auto text = countedHandBack(*encodeEnvelope(chunk), kDefaultMessageLimit, large);
    ASSERT_TRUE(text);
    const auto handedBack = std::get<ChunkMessage>(*decodeEnvelope(*text));
    EXPECT_FALSE(handedBack.checkpoint);
    EXPECT_EQ(handedBack.handedBack, 1);
    EXPECT_TRUE(countedHandBack(*encodeEnvelope(chunk), kMaxMessageLimit, large));
}

TEST_F(CheckpointTest, ACheckpointOverTheWiresBoundIsNotKept) {
    putOne();
    interruptedAt(QByteArray(kMaxCheckpointBytes + 1, 's'));
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_FALSE(waiting().checkpoint);
    EXPECT_EQ(waiting().handedBack, 1);
}

} // namespace
} // namespace gleaner
