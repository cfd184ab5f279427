#include "tests/common/worker/processor_fixture.h"

namespace gleaner {
namespace {

using namespace doubles;
using namespace std::chrono_literals;

class LeaseKeeperTest : public ProcessorFixture {
protected:
    /// The kernel does `during` and answers.
    void whileComputing(std::function<void(ComputeContext&)> during) {
        computation->behaviour = [during = std::move(during)](const QByteArray& chunk,
                                                              ComputeContext& context) -> Result<QByteArray> {
            during(context);
            if (!context.keepGoing())
                return failure(ErrorCode::Cancelled, QStringLiteral("Told to end."));
            return backwards(chunk);
        };
    }
    /// Time passes, the companion does its work, and nobody else sees a message.
    void staysHidden(int seconds) {
        for (int second = 0; second < seconds; ++second) {
            clock.advance(1s);
            tickKeeper();
            ASSERT_EQ(visibleOf(queues.work()), 0U);
        }
    }
    void withPrefetch() {
        options.prefetch = true;
        build();
    }
};

TEST_F(LeaseKeeperTest, ALongComputeKeepsItsLease) {
    whileComputing([this](ComputeContext&) { staysHidden(300); });
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.answers()), 1U);
    EXPECT_EQ(countOf(queues.work()), 0U) << "deleted with the newest receipt";
    EXPECT_EQ(counts().prolonged, 10U) << "every half of 60 s";
    EXPECT_EQ(counts().deletedByOthers, 0U);
}

TEST_F(LeaseKeeperTest, AFailedProlongingIsTriedAgainBeforeTheLeaseEnds) {
    queues.spoil(Op::Update, 1, Fault::Unavailable);
    queues.spoil(Op::Update, 2, Fault::Throw);
    whileComputing([this](ComputeContext&) { staysHidden(70); });
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(counts().unreachable, 2U);
    EXPECT_EQ(countOf(queues.work()), 0U);
}

TEST_F(LeaseKeeperTest, ALeaseLostWhileComputingEndsTheComputing) {
    whileComputing([this](ComputeContext& context) {
        EXPECT_TRUE(context.keepGoing());
        ASSERT_TRUE(queues.work().clear().has_value()); // the job was cancelled
        clock.advance(30s);
        tickKeeper();
    });
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.answers()), 0U);
    EXPECT_EQ(counts().leasesLost, 1U);
}

TEST_F(LeaseKeeperTest, ALeaseLostAfterComputingStillAnswers) {
    putOne();
    queues.spoil(Op::Update, 1, Fault::Stale);
    queues.beforeEach([this](Op op) {
        if (op == Op::PutAnswer) {
            clock.advance(30s);
            tickKeeper();
        }
    });
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.answers()), 1U);
    EXPECT_EQ(counts().deletedByOthers, 1U);
    EXPECT_EQ(queues.count(Op::Remove), 0);
}

TEST_F(LeaseKeeperTest, HandingBackCountsInTheMessageAndShowsAtOnce) {
    whileComputing([this](ComputeContext& context) {
        EXPECT_TRUE(context.keepGoing());
        control.setActive(0);
        tickKeeper();
        EXPECT_EQ(visibleOf(queues.work()), 1U) << "before the kernel has come back";
    });
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.answers()), 0U);
    EXPECT_EQ(counts().handedBack, 1U);
    const auto back = takeAll(queues.work());
    ASSERT_EQ(back.size(), 1U);
    EXPECT_EQ(std::get<ChunkMessage>(back.front()).handedBack, 1);
    EXPECT_EQ(std::get<ChunkMessage>(back.front()).payload, chunkOf(5, "abc").payload);
}

TEST_F(LeaseKeeperTest, AProcessorHandsBackItselfWhenItIsFaster) {
    whileComputing([this](ComputeContext&) { control.stop(); });
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(visibleOf(queues.work()), 1U);
    EXPECT_EQ(counts().handedBack, 1U);
    EXPECT_EQ(keeper->nextActionAt(), SteadyPoint::max()) << "nothing is left to hand back";
}

TEST_F(LeaseKeeperTest, TheCountOfHandBacksStopsAt255) {
    ChunkMessage chunk = chunkOf(5, "abc");
    chunk.handedBack = 255;
    const auto counted = countedHandBack(*encodeEnvelope(chunk), kDefaultMessageLimit);
    ASSERT_TRUE(counted.has_value());
    EXPECT_EQ(std::get<ChunkMessage>(*decodeEnvelope(*counted)).handedBack, 255);
    EXPECT_FALSE(countedHandBack("no envelope", kDefaultMessageLimit).has_value());
}

TEST_F(LeaseKeeperTest, AFinishedAnswerIsPostedThoughThePcIsWanted) {
    computation->behaviour = [this](const QByteArray& chunk, ComputeContext&) -> Result<QByteArray> {
        control.stop();
        return chunk;
    };
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.answers()), 1U);
    EXPECT_EQ(countOf(queues.work()), 0U);
}

TEST_F(LeaseKeeperTest, AnAnswerNobodyTakesIsHandedBackWhenThePcIsWanted) {
    putOne();
    queues.spoil(Op::PutAnswer, 0, Fault::Unavailable);
    waiter.after = [this] { control.stop(); };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(visibleOf(queues.work()), 1U);
    EXPECT_EQ(counts().handedBack, 1U);
}

TEST_F(LeaseKeeperTest, TheNextMessageIsFetchedWhileTheAnswerIsPut) {
    withPrefetch();
    putOne("one");
    putOne("two");
    queues.beforeEach([this](Op op) {
        if (op == Op::PutAnswer && queues.count(Op::PutAnswer) == 0)
            tickKeeper();
    });
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(queues.journal(), (std::vector{Op::Get, Op::Get, Op::PutAnswer, Op::Remove}));
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(queues.count(Op::Get), 2) << "the second was there already";
    EXPECT_EQ(countOf(queues.answers()), 2U);
    EXPECT_EQ(countOf(queues.work()), 0U);
}

TEST_F(LeaseKeeperTest, TheNextMessageIsFetchedShortlyBeforeTheExpectedEnd) {
    withPrefetch();
    putOne();
    whileComputing([this](ComputeContext&) { clock.advance(10s); });
    (void)processor->runOnce();
    putOne();
    putOne();
    whileComputing([this](ComputeContext&) {
        clock.advance(9'499ms);
        tickKeeper();
        EXPECT_EQ(visibleOf(queues.work()), 1U) << "left to others until then";
        clock.advance(1ms);
        tickKeeper();
        EXPECT_EQ(visibleOf(queues.work()), 0U);
    });
    (void)processor->runOnce();
}

TEST_F(LeaseKeeperTest, AMessageFetchedAheadIsHandedBackWhenItsPredecessorTakesLong) {
    withPrefetch();
    putOne();
    (void)processor->runOnce();
    putOne();
    putOne();
    whileComputing([this](ComputeContext&) {
        tickKeeper();
        EXPECT_EQ(visibleOf(queues.work()), 0U);
        clock.advance(options.prefetchPatience);
        tickKeeper();
        EXPECT_EQ(visibleOf(queues.work()), 1U);
    });
    (void)processor->runOnce();
    EXPECT_EQ(counts().handedBack, 1U);
}

TEST_F(LeaseKeeperTest, StoppingHandsBackTheMessageFetchedAheadToo) {
    withPrefetch();
    putOne();
    (void)processor->runOnce();
    putOne();
    putOne();
    whileComputing([this](ComputeContext&) {
        tickKeeper();
        control.stop();
        tickKeeper();
        EXPECT_EQ(visibleOf(queues.work()), 2U);
    });
    (void)processor->runOnce();
    EXPECT_EQ(counts().handedBack, 2U);
}

TEST_F(LeaseKeeperTest, TheLeaseOfAMessageFetchedAheadIsProlonged) {
    options.prefetchPatience = 1h;
    withPrefetch();
    putOne();
    (void)processor->runOnce();
    putOne();
    putOne();
    whileComputing([this](ComputeContext&) {
        tickKeeper(); // fetches
        staysHidden(100);
    });
    (void)processor->runOnce();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.work()), 0U);
    EXPECT_EQ(counts().done, 3U);
}

TEST_F(LeaseKeeperTest, WithoutPrefetchOnlyOneMessageIsHeld) {
    putOne();
    (void)processor->runOnce();
    putOne();
    putOne();
    whileComputing([this](ComputeContext&) {
        tickKeeper();
        EXPECT_EQ(visibleOf(queues.work()), 1U);
    });
    (void)processor->runOnce();
}

TEST_F(LeaseKeeperTest, TheQueuesMetadataAreReadAgain) {
    (void)processor->runOnce();
    EXPECT_EQ(keeper->policy(), (QueuePolicy{60s, 5}));
    ASSERT_TRUE(queues.work()
                    .setMetadata({{QStringLiteral("defaulttimeout"), QStringLiteral("90")},
                                  {QStringLiteral("poisonthreshold"), QStringLiteral("2")}})
                    .has_value());
    clock.advance(options.policyRefresh - 1ms);
    tickKeeper();
    EXPECT_EQ(keeper->policy(), (QueuePolicy{60s, 5}));
    clock.advance(1ms);
    tickKeeper();
    EXPECT_EQ(keeper->policy(), (QueuePolicy{90s, 2}));
}

} // namespace
} // namespace gleaner
