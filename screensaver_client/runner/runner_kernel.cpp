#include "screensaver_client/runner/runner_kernel.h"

#include "screensaver_client/runner/runner_frames.h"

#include <memory>

namespace gleaner {
namespace {

/// How soon a kernel whose runner says nothing notices that it is to end.
constexpr Milliseconds kLook{100};
/// How often its folder is looked at: about every other second, or after so many things that it said.
constexpr int kLooksPerFolder = 20;

tl::unexpected<Error> givenUp() {
    return failure(ErrorCode::Cancelled, QStringLiteral("The chunk was given up."));
}

class RunnerKernel final : public Kernel {
public:
    RunnerKernel(const Computation& inner, RunnerOffice office) : m_inner(inner), m_office(std::move(office)) {}

    Result<QByteArray> compute(const QByteArray& chunk, ComputeContext& context) override {
        auto seat = sit(context);
        if (!seat)
            return givenUp();
        m_running = std::move(seat->runner);
        m_office.live.begin(m_inner, chunk);
        auto answer = computeInRunner(chunk, context);
        m_office.live.end();
        seat->runner = std::move(m_running);
        return answer;
    }

private:
    /// nullopt: the chunk is not wanted any more. Blocks: while as many compute as may.
    std::optional<RunnerSeats::Seat> sit(ComputeContext& context) {
        for (;;) {
            if (auto seat = m_office.seats.take(&m_inner, kLook))
                return seat;
            if (!context.keepGoing())
                return std::nullopt;
        }
    }

    Result<QByteArray> computeInRunner(const QByteArray& chunk, ComputeContext& context) {
        const auto start =
            encodeRunnerFrame(RunnerStart{m_inner.version(), m_inner.name(), context.resumeFrom(), chunk});
        if (!start)
            return failure(start.error());
        if (const auto begun = begin(*start, context); !begun)
            return failure(begun.error());
        for (int looks = 0;;) {
            if (auto answer = listen(context))
                return *std::move(answer);
            const auto said = m_running->rider.process().read(kLook);
            if (!context.keepGoing()) {
                m_running.reset(); // what it computes is of no use any more
                return givenUp();
            }
            if (!said)
                return crashed(context);
            m_running->frames.add(*said);
            if (++looks % kLooksPerFolder == 0 && m_running->rider.process().folderBytes() > kMostRunnerFolderBytes)
                return wrong(ErrorCode::Failed,
                             QStringLiteral("The computation wrote more than %1 MiB of temporary files.")
                                 .arg(kMostRunnerFolderBytes >> 20));
        }
    }

    /// False: the chunk is not wanted any more. Blocks: while the owner is there, so that nothing is started then.
    bool mayBegin(ComputeContext& context) {
        while (context.keepGoing()) {
            if (m_office.brake.waitUntilOff(kLook))
                return true;
        }
        return false;
    }

    /// A runner that ended while it had nothing to do is replaced once.
    Status begin(const QByteArray& start, ComputeContext& context) {
        if (m_running) {
            const auto given = give(start, context);
            if (given || given.error().code == ErrorCode::Cancelled)
                return given;
            m_running.reset();
        }
        if (!mayBegin(context))
            return givenUp();
        auto started = m_office.start();
        if (!started)
            return failure(std::move(started.error()));
        m_running = std::make_unique<SeatedRunner>(m_office.brake, std::move(started->process));
        m_running->frames.add(started->said);
        return give(start, context).or_else([this, &context](const Error& error) -> Status {
            return error.code == ErrorCode::Cancelled ? tl::unexpected(error) : crashed(context);
        });
    }

    /// All of `start` to the runner. Errors: Cancelled (it is gone: nobody wants the chunk any more), Unavailable.
    Status give(const QByteArray& start, ComputeContext& context) {
        m_running->computes = &m_inner;
        for (QByteArrayView left = start; !left.isEmpty();) {
            const auto taken = m_running->rider.process().write(left, kLook);
            if (!taken)
                return failure(taken.error());
            left = left.sliced(*taken);
            if (!left.isEmpty() && !context.keepGoing()) {
                m_running.reset();
                return givenUp();
            }
        }
        return {};
    }

    /// All that has come; nullopt: no answer yet.
    std::optional<Result<QByteArray>> listen(ComputeContext& context) {
        for (;;) {
            auto frame = m_running->frames.next();
            if (!frame)
                return wrong(ErrorCode::Failed, frame.error().message);
            if (!*frame)
                return std::nullopt;
            if (auto answer = heard(**frame, context))
                return answer;
        }
    }

    std::optional<Result<QByteArray>> heard(RunnerFrame& frame, ComputeContext& context) {
        if (auto* const answer = std::get_if<RunnerAnswer>(&frame))
            return std::move(answer->answer);
        if (const auto* const failed = std::get_if<RunnerFailure>(&frame))
            return failure(failed->error);
        if (const auto* const progress = std::get_if<RunnerProgress>(&frame)) {
            context.progress(progress->millionths / 1e6);
            return std::nullopt;
        }
        if (const auto* const checkpoint = std::get_if<RunnerCheckpoint>(&frame)) {
            context.checkpoint(checkpoint->state);
            m_office.live.update(checkpoint->state);
            return std::nullopt;
        }
        const auto* const ready = std::get_if<RunnerReady>(&frame);
        if (ready && ready->protocol == kRunnerProtocol) {
            m_running->rider.ready();
            return std::nullopt;
        }
        return wrong(ErrorCode::Unavailable,
                     QStringLiteral("The computing process is of another version: the program was exchanged while it "
                                    "ran; log off and on again."));
    }

    Result<QByteArray> wrong(ErrorCode code, const QString& why) {
        m_running.reset();
        return failure(code, why);
    }

    tl::unexpected<Error> crashed(ComputeContext& context) {
        const RunnerEnd end = m_running->rider.process().howItEnded();
        const bool wasReady = m_running->rider.isReady();
        m_running.reset();
        if (m_office.brake.isOn()) { // which has killed it
            (void)mayBegin(context);
            return givenUp();
        }
        if (!context.keepGoing())
            return givenUp();
        if (!wasReady)
            return failure(ErrorCode::Unavailable,
                           QStringLiteral("The computing process ended %1 before it began.").arg(end.how));
        return failure(end.bySystem ? ErrorCode::Unavailable : ErrorCode::Failed,
                       QStringLiteral("The computing process ended %1.").arg(end.how));
    }

    const Computation& m_inner;
    const RunnerOffice m_office;
    std::unique_ptr<SeatedRunner> m_running; ///< while it computes: that of its seat
};

/// All but the kernel is the inner one's.
class RunnerComputation final : public Computation {
public:
    RunnerComputation(const Computation& inner, RunnerOffice office) : m_inner(inner), m_office(std::move(office)) {}

    QString name() const override { return m_inner.name(); }
    std::uint32_t version() const override { return m_inner.version(); }
    QString summary() const override { return m_inner.summary(); }
    QString resultSuffix() const override { return m_inner.resultSuffix(); }
    std::vector<ParameterSpec> parameters() const override { return m_inner.parameters(); }
    Result<std::unique_ptr<Split>> split(const Parameters& parameters) const override {
        return m_inner.split(parameters);
    }
    std::unique_ptr<Kernel> makeKernel() const override { return std::make_unique<RunnerKernel>(m_inner, m_office); }
    std::optional<ChunkPicture> picture(const QByteArray& chunk, const QByteArray& state) const override {
        return m_inner.picture(chunk, state);
    }

private:
    const Computation& m_inner;
    const RunnerOffice m_office;
};

} // namespace

void addRunnerComputations(ComputationRegistry& registry, const ComputationRegistry& inner,
                           const RunnerOffice& office) {
    for (const Computation* const computation : inner.all())
        registry.add(std::make_unique<RunnerComputation>(*computation, office));
}

} // namespace gleaner
