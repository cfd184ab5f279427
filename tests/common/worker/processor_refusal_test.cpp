// What a processor does with messages it cannot or must not compute.
#include "tests/common/worker/processor_fixture.h"

#include <stdexcept>

namespace gleaner {
namespace {

using namespace doubles;
using namespace std::chrono_literals;

/// Answers nothing but an error.
class RefusingStore final : public BlobStore {
public:
    Result<QByteArray> put(const JobId&, const QByteArray&) override { return error(); }
    Result<QByteArray> get(const JobId&, const QByteArray&, qsizetype) override {
        if (duringGet)
            duringGet();
        return error();
    }
    Result<std::size_t> removeSome(const JobId&, std::size_t) override { return error(); }
    Result<std::vector<JobId>> jobs() override { return error(); }
    Status putCard(const JobId&, const JobCard&) override { return error(); }
    Result<JobCard> card(const JobId&) override { return error(); }
    Status remove(const JobId&, const QByteArray&) override { return error(); }
    Result<ForeignSweep> removeForeign(const QString&, std::size_t, Cards) override { return error(); }

    ErrorCode code = ErrorCode::Refused;
    std::function<void()> duringGet;

private:
    [[nodiscard]] tl::unexpected<Error> error() const {
        return failure(code, QStringLiteral("The token has expired."));
    }
};

class ProcessorRefusalTest : public ProcessorFixture {
protected:
    void putLargeChunk() {
        ChunkMessage chunk = chunkOf(5, {});
        chunk.payload = BlobPayload{QByteArray(32, 'n'), 100'001};
        putChunk(queues.work(), chunk);
    }
    void expectLargeChunkIsPassedOn() {
        putLargeChunk();
        EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
        EXPECT_EQ(countOf(queues.answers()), 0U);
        EXPECT_EQ(visibleOf(queues.work()), 0U);
        clock.advance(options.passOnDelay);
        const auto left = takeAll(queues.work());
        ASSERT_EQ(left.size(), 1U);
        EXPECT_EQ(std::get<ChunkMessage>(left.front()).handedBack, 0);
        EXPECT_EQ(counts().passedOn, 1U);
        ASSERT_TRUE(board.observe().trouble.has_value());
    }
    /// Bytes that do not fit into a message.
    [[nodiscard]] QByteArray noise() {
        QByteArray bytes(20'000, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random.next());
        return bytes;
    }
    /// Somebody takes the visible message and disappears.
    void takeAndDisappear(int times) {
        for (int i = 0; i < times; ++i) {
            const auto taken = queues.work().get(1, 1s);
            ASSERT_TRUE(taken.has_value() && taken->size() == 1U);
            clock.advance(1s);
        }
    }
};

TEST_F(ProcessorRefusalTest, AMessageTakenTooOftenIsAnsweredNotComputed) {
    putOne("abc");
    takeAndDisappear(options.poisonThreshold);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    const auto answer = onlyAnswer<FailureMessage>();
    EXPECT_EQ(answer.kind, FailureKind::TakenTooOften);
    EXPECT_EQ(answer.head.chunkHash, chunkHashOf("abc"));
    EXPECT_EQ(computation->kernelsMade, 0);
    EXPECT_EQ(countOf(queues.work()), 0U);
    EXPECT_EQ(counts().poison, 1U);
}

TEST_F(ProcessorRefusalTest, AMessageTakenOnceLessIsComputed) {
    putOne();
    takeAndDisappear(options.poisonThreshold - 1);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    (void)onlyAnswer<ResultMessage>();
}

TEST_F(ProcessorRefusalTest, HandBacksDoNotCountAsTaken) {
    ChunkMessage chunk = chunkOf(5, "abc");
    chunk.handedBack = 3;
    putChunk(queues.work(), chunk);
    takeAndDisappear(options.poisonThreshold + 2);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    (void)onlyAnswer<ResultMessage>();
}

TEST_F(ProcessorRefusalTest, TheQueuesMetadataSayWhatIsPoison) {
    ASSERT_TRUE(queues.work().setMetadata({{QStringLiteral("poisonthreshold"), QStringLiteral("1")}}).has_value());
    putOne();
    takeAndDisappear(1);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(onlyAnswer<FailureMessage>().kind, FailureKind::TakenTooOften);
}

TEST_F(ProcessorRefusalTest, AMessageThatDoesNotDecodeIsLeftToOthersForLong) {
    putText(queues.work(), "no envelope");
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.work()), 1U);
    clock.advance(options.undecodableDelay - 1s);
    EXPECT_EQ(visibleOf(queues.work()), 0U);
    clock.advance(1s);
    EXPECT_EQ(visibleOf(queues.work()), 1U);
    EXPECT_EQ(counts().setAside, 0U);
}

TEST_F(ProcessorRefusalTest, AMessageThatNeverDecodesIsDeletedAndRecorded) {
    putText(queues.work(), "no envelope");
    takeAndDisappear(options.poisonThreshold);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(countOf(queues.work()), 0U);
    EXPECT_EQ(countOf(queues.answers()), 0U);
    EXPECT_EQ(counts().setAside, 1U);
    EXPECT_TRUE(board.observe().trouble.has_value());
}

TEST_F(ProcessorRefusalTest, AMessageOfAnotherKindIsTreatedAsOneThatDoesNotDecode) {
    const auto text = encodeEnvelope(HeartbeatMessage{WorkerId(QStringLiteral("a/1")), 0, {}, 1, {}, clock.now()});
    ASSERT_TRUE(text.has_value());
    putText(queues.work(), *text);
    takeAndDisappear(options.poisonThreshold);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(counts().setAside, 1U);
}

TEST_F(ProcessorRefusalTest, AnUnknownComputationIsLeftToOthersForSeconds) {
    ChunkMessage chunk = chunkOf(5, "abc");
    chunk.computation = NamedComputation{QStringLiteral("scripted"), 2};
    putChunk(queues.work(), chunk);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(visibleOf(queues.work()), 0U);
    clock.advance(options.passOnDelay);
    const auto left = takeAll(queues.work());
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(std::get<ChunkMessage>(left.front()).handedBack, 0);
    EXPECT_EQ(counts().passedOn, 1U);
}

TEST_F(ProcessorRefusalTest, AComputationNobodyKnowsIsAnsweredAtLast) {
    ChunkMessage chunk = chunkOf(5, "abc");
    chunk.computation = KernelHash{QByteArray(32, 'k')};
    putChunk(queues.work(), chunk);
    for (int i = 0; i < options.poisonThreshold; ++i) {
        EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
        EXPECT_EQ(countOf(queues.answers()), 0U);
        clock.advance(options.passOnDelay);
    }
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(onlyAnswer<FailureMessage>().kind, FailureKind::UnknownComputation);
    EXPECT_EQ(countOf(queues.work()), 0U);
}

TEST_F(ProcessorRefusalTest, AKernelsErrorBecomesAFailureWithItsReason) {
    computation->behaviour = [](const QByteArray&, ComputeContext&) -> Result<QByteArray> {
        return failure(ErrorCode::Failed, QStringLiteral("The spot price is negative."));
    };
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    const auto answer = onlyAnswer<FailureMessage>();
    EXPECT_EQ(answer.kind, FailureKind::ComputationFailed);
    EXPECT_EQ(answer.reason, QStringLiteral("The spot price is negative."));
    EXPECT_EQ(counts().failed, 1U);
    EXPECT_EQ(counts().renewals, 0U);
}

TEST_F(ProcessorRefusalTest, AKernelThatGivesUpHandsTheChunkBack) {
    putOne();
    computation->behaviour = [](const QByteArray&, ComputeContext&) -> Result<QByteArray> {
        return failure(ErrorCode::Cancelled, {});
    };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_TRUE(takeAll(queues.answers()).empty());
    EXPECT_EQ(visibleOf(queues.work()), 1U);
    EXPECT_EQ(counts().handedBack, 1U);
}

TEST_F(ProcessorRefusalTest, AfterAnExceptionKernelAndConnectionAreMadeAnew) {
    computation->behaviour = [](const QByteArray& chunk, ComputeContext&) -> Result<QByteArray> {
        if (chunk == "bad")
            throw std::runtime_error("index out of range");
        return chunk;
    };
    putOne("bad");
    putOne("good");
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_TRUE(onlyAnswer<FailureMessage>().reason.contains(QStringLiteral("index out of range")));
    EXPECT_EQ(computation->kernelsMade, 1);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(std::get<InlinePayload>(onlyAnswer<ResultMessage>().payload).bytes, "good");
    EXPECT_EQ(computation->kernelsMade, 2);
    EXPECT_EQ(queues.connections(), 2);
    EXPECT_EQ(counts().renewals, 1U);
}

TEST_F(ProcessorRefusalTest, WhateverIsThrownBecomesAFailure) {
    computation->behaviour = [](const QByteArray&, ComputeContext&) -> Result<QByteArray> { throw 42; };
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(onlyAnswer<FailureMessage>().kind, FailureKind::ComputationFailed);
}

TEST_F(ProcessorRefusalTest, AChunkInABlobIsFetched) {
    const QByteArray large = QByteArray(100'000, 'x').append('y');
    ChunkMessage chunk = chunkOf(5, {});
    chunk.payload = BlobPayload{*queues.inputs.put(chunk.address.job, large), 100'001};
    putChunk(queues.work(), chunk);
    computation->behaviour = [](const QByteArray& bytes, ComputeContext&) -> Result<QByteArray> {
        return bytes.right(2);
    };
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    const auto answer = onlyAnswer<ResultMessage>();
    EXPECT_EQ(std::get<InlinePayload>(answer.payload).bytes, "xy");
    EXPECT_EQ(answer.head.chunkHash, chunkHashOf(large));
}

TEST_F(ProcessorRefusalTest, AMissingBlobIsABadPayload) {
    ChunkMessage chunk = chunkOf(5, {});
    chunk.payload = BlobPayload{QByteArray(32, 'n'), 100'001};
    putChunk(queues.work(), chunk);
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(onlyAnswer<FailureMessage>().kind, FailureKind::BadPayload);
}

TEST_F(ProcessorRefusalTest, AChunkInABlobIsLeftToOthersByAPcWithoutAPlaceForBlobs) {
    queues.hasBlobs = false;
    expectLargeChunkIsPassedOn();
    EXPECT_TRUE(board.observe().trouble->message.contains(QStringLiteral("enrol it anew")));
}

TEST_F(ProcessorRefusalTest, AChunkInABlobIsLeftToOthersByAPcThatMayNotReadIt) {
    RefusingStore refusing;
    queues.inputsInstead = &refusing;
    expectLargeChunkIsPassedOn();
    EXPECT_EQ(board.observe().trouble->message, QStringLiteral("The token has expired."));
}

TEST_F(ProcessorRefusalTest, AStopWhileItsBlobIsFetchedHandsTheChunkBack) {
    RefusingStore refusing;
    for (const ErrorCode code : {ErrorCode::NotFound, ErrorCode::Unavailable, ErrorCode::Refused}) {
        SCOPED_TRACE(errorCodeName(code).toStdString());
        refusing.code = code;
        refusing.duringGet = [this] { control.setActive(0); };
        queues.inputsInstead = &refusing;
        putLargeChunk();
        EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
        control.setActive(1);
        const auto left = takeAll(queues.work());
        ASSERT_EQ(left.size(), 1U) << "visible at once";
        EXPECT_EQ(std::get<ChunkMessage>(left.front()).handedBack, 1);
        ASSERT_TRUE(queues.work().clear());
    }
    EXPECT_EQ(countOf(queues.answers()), 0U);
    EXPECT_EQ(counts().handedBack, 3U);
}

TEST_F(ProcessorRefusalTest, ACancelledFetchHandsTheChunkBack) {
    RefusingStore refusing;
    refusing.code = ErrorCode::Cancelled;
    queues.inputsInstead = &refusing;
    putLargeChunk();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(visibleOf(queues.work()), 1U);
    EXPECT_EQ(countOf(queues.answers()), 0U);
}

TEST_F(ProcessorRefusalTest, AnAnswerWhoseContainerIsMissingIsNoFailureOfTheComputation) {
    RefusingStore refusing;
    refusing.code = ErrorCode::NotFound;
    queues.answersInstead = &refusing;
    computation->behaviour = [this](const QByteArray&, ComputeContext&) -> Result<QByteArray> { return noise(); };
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Unreachable);
    EXPECT_EQ(countOf(queues.answers()), 0U);
    EXPECT_EQ(countOf(queues.work()), 1U);
}

TEST_F(ProcessorRefusalTest, AnAnswerTooLargeForAMessageTravelsAsABlob) {
    const QByteArray large = noise();
    computation->behaviour = [&](const QByteArray&, ComputeContext&) -> Result<QByteArray> { return large; };
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    const auto answer = onlyAnswer<ResultMessage>();
    const auto payload = std::get<BlobPayload>(answer.payload);
    EXPECT_EQ(payload.size, 20'000U);
    EXPECT_EQ(*queues.largeAnswers.get(answer.head.address.job, payload.key, 20'000), large);

    queues.hasBlobs = false;
    putOne();
    EXPECT_EQ(processor->runOnce(), StepOutcome::Worked);
    EXPECT_EQ(onlyAnswer<FailureMessage>().kind, FailureKind::ComputationFailed);
}

} // namespace
} // namespace gleaner
