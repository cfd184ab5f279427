#include "screensaver_client/runner/runner_kernel.h"

#include "common/kernels/built_in.h"
#include "screensaver_client/runner/runner_frames.h"
#include "tests/support/checkpoint_context.h"

#include <gtest/gtest.h>

#include <deque>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

/// What happens to all the runners of a test.
struct Stage {
    std::deque<Result<QByteArray>> says; ///< one for each read(); then nothing for ever
    std::vector<RunnerStart> heard;
    int started = 0, ended = 0, frozen = 0, thawed = 0, killed = 0;
    bool writable = true, bySystem = false;
    qint64 folderBytes = 0;
    qsizetype takes = 1'000'000; ///< so many bytes in all, then no more
    QByteArray got;
    std::function<void()> whenStarted = [] {};
};

class ScriptedRunner final : public RunnerProcess {
public:
    explicit ScriptedRunner(Stage& stage) : m_stage(stage) {
        ++m_stage.started;
        m_stage.whenStarted();
    }
    ~ScriptedRunner() override { ++m_stage.ended; }
    Result<qsizetype> write(QByteArrayView bytes, Milliseconds) override {
        if (!m_stage.writable || m_killed)
            return failure(ErrorCode::Unavailable, {});
        const qsizetype taken = std::min(bytes.size(), m_stage.takes - m_stage.got.size());
        m_stage.got.append(bytes.first(taken));
        m_frames.add(bytes.first(taken));
        const auto frame = m_frames.next();
        if (*frame)
            m_stage.heard.push_back(std::get<RunnerStart>(**frame));
        return taken;
    }
    Result<QByteArray> read(Milliseconds) override {
        if (m_stage.says.empty())
            return QByteArray();
        auto next = m_stage.says.front();
        m_stage.says.pop_front();
        return next;
    }
    void freeze() noexcept override { ++m_stage.frozen; }
    void thaw() noexcept override { ++m_stage.thawed; }
    void kill() noexcept override {
        m_killed = true;
        ++m_stage.killed;
    }
    qint64 processId() const override { return 17; }
    qint64 folderBytes() const override { return m_stage.folderBytes; }
    RunnerEnd howItEnded() override {
        if (m_stage.bySystem || m_killed)
            return {u"with signal 9 (Killed)"_s, true};
        return {u"with signal 11 (Segmentation fault)"_s};
    }

private:
    Stage& m_stage;
    RunnerFrames m_frames;
    bool m_killed = false;
};

class RunnerKernelTest : public testing::Test {
protected:
    RunnerKernelTest() {
        addBuiltInComputations(m_inner);
        addRunnerComputations(m_registry, m_inner,
                              {[this]() -> Result<StartedRunner> {
                                   if (m_startFails)
                                       return failure(ErrorCode::Unavailable, u"No more processes."_s);
                                   return StartedRunner{std::make_unique<ScriptedRunner>(m_stage), m_saidAtStart};
                               },
                               m_brake, m_seats, m_live});
        m_seats.setCount(1);
        m_kernel = m_registry.find(u"primes"_s, 1)->makeKernel();
    }
    void says(std::initializer_list<RunnerFrame> frames) {
        QByteArray bytes;
        for (const RunnerFrame& frame : frames)
            bytes += *encodeRunnerFrame(frame);
        m_stage.says.push_back(bytes);
    }

    Stage m_stage;
    bool m_startFails = false;
    QByteArray m_saidAtStart;
    ComputationRegistry m_inner, m_registry;
    RunnerBrake m_brake;
    RunnerSeats m_seats;
    LiveChunks m_live;
    std::unique_ptr<Kernel> m_kernel;
};

TEST_F(RunnerKernelTest, ForwardsTheChunkAndWhatTheRunnerSays) {
    says({RunnerReady{}, RunnerProgress{500'000}, RunnerCheckpoint{"half"}});
    says({RunnerAnswer{"done"}});
    CheckpointContext context("from here");
    EXPECT_EQ(m_kernel->compute("chunk", context), QByteArray("done"));
    EXPECT_EQ(m_stage.heard, (std::vector{RunnerStart{1, u"primes"_s, "from here", "chunk"}}));
    EXPECT_EQ(context.checkpoints(), std::vector<QByteArray>{"half"});
}

TEST_F(RunnerKernelTest, OneRunnerComputesChunkAfterChunk) {
    for (int chunk = 0; chunk < 3; ++chunk) {
        says({RunnerAnswer{QByteArray::number(chunk)}});
        CheckpointContext context;
        EXPECT_EQ(m_kernel->compute("chunk", context), QByteArray::number(chunk));
    }
    EXPECT_EQ(m_stage.started, 1);
}

TEST_F(RunnerKernelTest, OneRunnerComputesForAllComputationsAndHeads) {
    ComputationRegistry otherHead;
    LiveChunks otherLive;
    addRunnerComputations(otherHead, m_inner,
                          {[this]() -> Result<StartedRunner> {
                               return StartedRunner{std::make_unique<ScriptedRunner>(m_stage), {}};
                           },
                           m_brake, m_seats, otherLive});
    for (ComputationRegistry* const registry : {&m_registry, &otherHead}) {
        for (const QString& name : {u"primes"_s, u"mandelbrot"_s}) {
            const auto kernel = registry->find(name, 1)->makeKernel();
            says({RunnerAnswer{"done"}});
            CheckpointContext context;
            EXPECT_EQ(kernel->compute("chunk", context), QByteArray("done"));
        }
    }
    EXPECT_EQ(m_stage.started, 1);
    EXPECT_EQ(m_stage.heard.size(), 4U);
}

TEST_F(RunnerKernelTest, RunnersThatWaitEndWhenFewerMayComputeAndWhenAllIsOver) {
    m_seats.setCount(2);
    {
        auto first = m_seats.take(nullptr, Milliseconds(0)), second = m_seats.take(nullptr, Milliseconds(0));
        ASSERT_TRUE(first && second);
        for (auto* const seat : {&*first, &*second})
            seat->runner = std::make_unique<SeatedRunner>(m_brake, std::make_unique<ScriptedRunner>(m_stage));
    }
    EXPECT_EQ(m_seats.waiting(), 2);
    m_seats.setCount(1);
    EXPECT_EQ(m_seats.waiting(), 1);
    EXPECT_EQ(m_stage.ended, 1);
    m_seats.endWaiting();
    EXPECT_EQ(m_stage.ended, 2);
}

TEST_F(RunnerKernelTest, ARunnerThatComputedTheSameBeforeIsChosen) {
    m_seats.setCount(2);
    static const int one = 0, other = 0;
    {
        auto first = m_seats.take(nullptr, Milliseconds(0)), second = m_seats.take(nullptr, Milliseconds(0));
        ASSERT_TRUE(first && second);
        for (auto* const seat : {&*first, &*second})
            seat->runner = std::make_unique<SeatedRunner>(m_brake, std::make_unique<ScriptedRunner>(m_stage));
        first->runner->computes = &one;
        second->runner->computes = &other;
    }
    for (const int* const wanted : {&one, &other, &one})
        EXPECT_EQ(m_seats.take(wanted, Milliseconds(0))->runner->computes, wanted);
}

TEST_F(RunnerKernelTest, ARunnerThatWritesTooMuchIsEndedAndItIsTheChunksFault) {
    m_saidAtStart = *encodeRunnerFrame(RunnerReady{});
    m_stage.folderBytes = kMostRunnerFolderBytes + 1;
    CheckpointContext context({}, 1'000);
    const auto answer = m_kernel->compute("chunk", context);
    EXPECT_EQ(answer.error().code, ErrorCode::Failed);
    EXPECT_TRUE(answer.error().message.contains(u"256 MiB"_s)) << answer.error().message.toStdString();
    EXPECT_EQ(m_stage.ended, 1);
}

TEST_F(RunnerKernelTest, ItsFailureIsTheChunks) {
    says({RunnerFailure{{ErrorCode::Malformed, u"no chunk"_s}}});
    CheckpointContext context;
    EXPECT_EQ(m_kernel->compute("chunk", context).error(), (Error{ErrorCode::Malformed, u"no chunk"_s}));
    EXPECT_EQ(m_stage.ended, 0);
}

TEST_F(RunnerKernelTest, ARunnerThatCrashesIsAFailureThatSaysHowAndIsReplaced) {
    says({RunnerReady{}});
    m_stage.says.push_back(failure(ErrorCode::Unavailable, {}));
    CheckpointContext context;
    const auto answer = m_kernel->compute("chunk", context);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::Failed);
    EXPECT_TRUE(answer.error().message.contains(u"with signal 11"_s)) << answer.error().message.toStdString();
    EXPECT_EQ(m_stage.ended, 1);
    says({RunnerAnswer{"done"}});
    EXPECT_EQ(m_kernel->compute("chunk", context), QByteArray("done"));
    EXPECT_EQ(m_stage.started, 2);
}

TEST_F(RunnerKernelTest, ARunnerThatSaysNonsenseIsEnded) {
    m_stage.says.push_back(QByteArray("\xFF\xFF\xFF\xFF", 4));
    CheckpointContext context;
    EXPECT_EQ(m_kernel->compute("chunk", context).error().code, ErrorCode::Failed);
    EXPECT_EQ(m_stage.ended, 1);
}

TEST_F(RunnerKernelTest, WhenItsPcIsWantedTheRunnerIsEnded) {
    CheckpointContext context({}, 3);
    EXPECT_EQ(m_kernel->compute("chunk", context).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(m_stage.ended, 1);
}

TEST_F(RunnerKernelTest, ARunnerKilledBecauseThePcIsWantedIsNoFailure) {
    m_stage.says.push_back(failure(ErrorCode::Unavailable, {}));
    CheckpointContext context({}, 0);
    EXPECT_EQ(m_kernel->compute("chunk", context).error().code, ErrorCode::Cancelled);
}

TEST_F(RunnerKernelTest, WithoutARunnerThereIsAReasonThatIsNotTheChunks) {
    m_startFails = true;
    CheckpointContext context;
    EXPECT_EQ(m_kernel->compute("chunk", context).error(), (Error{ErrorCode::Unavailable, u"No more processes."_s}));
}

TEST_F(RunnerKernelTest, ARunnerThatEndsBeforeItIsReadyIsNotTheChunksFault) {
    m_stage.says.push_back(failure(ErrorCode::Unavailable, {}));
    CheckpointContext context;
    EXPECT_EQ(m_kernel->compute("chunk", context).error().code, ErrorCode::Unavailable);
}

TEST_F(RunnerKernelTest, ARunnerThatTheSystemKillsIsNotTheChunksFault) {
    m_saidAtStart = *encodeRunnerFrame(RunnerReady{});
    m_stage.bySystem = true;
    m_stage.says.push_back(failure(ErrorCode::Unavailable, {}));
    CheckpointContext context;
    EXPECT_EQ(m_kernel->compute("chunk", context).error().code, ErrorCode::Unavailable);
}

TEST_F(RunnerKernelTest, ARunnerOfAnotherVersionIsNotTheChunksFault) {
    says({RunnerReady{kRunnerProtocol + 1}});
    CheckpointContext context;
    EXPECT_EQ(m_kernel->compute("chunk", context).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(m_stage.ended, 1);
}

TEST_F(RunnerKernelTest, AChunkThatItsRunnerDoesNotTakeIsGivenUpWhenThePcIsWanted) {
    m_stage.takes = 10;
    CheckpointContext context({}, 5);
    EXPECT_EQ(m_kernel->compute(QByteArray(100'000, 'x'), context).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(m_stage.got.size(), 10);
    EXPECT_EQ(m_stage.ended, 1);
}

TEST_F(RunnerKernelTest, WhileTheBrakeIsOnNoRunnerIsStarted) {
    m_brake.killAll();
    CheckpointContext context({}, 2);
    EXPECT_EQ(m_kernel->compute("chunk", context).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(m_stage.started, 0);
}

TEST_F(RunnerKernelTest, ARunnerStartedWhileTheOwnerComesBackIsKilledNotFrozenAndNobodysFault) {
    m_stage.whenStarted = [this] { m_brake.freezeAll(); };
    CheckpointContext context({}, 3);
    EXPECT_EQ(m_kernel->compute("chunk", context).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(m_stage.frozen, 0);
    EXPECT_EQ(m_stage.killed, 1);
    EXPECT_EQ(m_stage.ended, 1);
    EXPECT_EQ(m_stage.started, 1);
}

TEST_F(RunnerKernelTest, AChunkWaitsWhileAsManyAreComputedAsMayBe) {
    {
        const auto seat = m_seats.take(nullptr, Milliseconds(0));
        ASSERT_TRUE(seat);
        CheckpointContext wanted({}, 2);
        EXPECT_EQ(m_kernel->compute("chunk", wanted).error().code, ErrorCode::Cancelled);
        EXPECT_EQ(m_stage.started, 0);
    }
    for (int chunk = 0; chunk < 2; ++chunk) { // each leaves its seat
        says({RunnerAnswer{"done"}});
        CheckpointContext context;
        EXPECT_EQ(m_kernel->compute("chunk", context), QByteArray("done"));
    }
}

TEST_F(RunnerKernelTest, TheBrakeFreezesRunnersThatAreReadyAndKillsTheOthers) {
    RunnerBrake::Rider ready(m_brake, std::make_unique<ScriptedRunner>(m_stage));
    ready.ready();
    {
        const RunnerBrake::Rider beginning(m_brake, std::make_unique<ScriptedRunner>(m_stage));
        m_brake.freezeAll();
        EXPECT_EQ(m_stage.frozen, 1);
        EXPECT_EQ(m_stage.killed, 1) << "frozen, it could outlive its agent for ever";
        EXPECT_EQ(m_brake.processIds().size(), 2U);
    }
    EXPECT_EQ(m_stage.ended, 1);
    m_brake.thawAll();
    EXPECT_EQ(m_stage.thawed, 1);
    EXPECT_FALSE(m_brake.isOn());
    m_brake.killAll();
    EXPECT_EQ(m_stage.killed, 2);
    const RunnerBrake::Rider late(m_brake, std::make_unique<ScriptedRunner>(m_stage));
    EXPECT_EQ(m_stage.killed, 3) << "until thawAll()";
}

TEST_F(RunnerKernelTest, EverythingElseIsTheComputationsOwn) {
    ASSERT_EQ(m_registry.all().size(), m_inner.all().size());
    for (const Computation* const computation : m_inner.all()) {
        const Computation* const outer = m_registry.find(computation->name(), computation->version());
        ASSERT_NE(outer, nullptr);
        EXPECT_EQ(outer->summary(), computation->summary());
        EXPECT_EQ(outer->parameters().size(), computation->parameters().size());
    }
}

} // namespace
} // namespace gleaner
