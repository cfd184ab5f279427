#include "screensaver_client/runner/runner_loop.h"

#include "common/base/bytes.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <new>
#include <thread>

namespace gleaner {
namespace {

/// Never says no: who does not want a runner's work ends the runner.
class RunnerContext final : public ComputeContext {
public:
    RunnerContext(const QByteArray& resumeFrom, const Clock& clock, const RunnerWork::Say& say)
        : m_resumeFrom(resumeFrom), m_clock(clock), m_say(say),
          m_nextCheckpoint(clock.steadyNow() + kRunnerCheckpointInterval) {}

    bool keepGoing() override { return true; }
    void progress(double fraction) override {
        const SteadyPoint now = m_clock.steadyNow();
        if (now < m_nextProgress)
            return;
        m_nextProgress = now + kRunnerProgressInterval;
        m_say(RunnerProgress{static_cast<std::uint32_t>(std::clamp(fraction, 0.0, 1.0) * 1e6)});
    }
    QByteArray resumeFrom() override { return m_resumeFrom; }
    bool wantsCheckpoint() override { return m_clock.steadyNow() >= m_nextCheckpoint; }
    void checkpoint(const QByteArray& state) override {
        m_nextCheckpoint = m_clock.steadyNow() + kRunnerCheckpointInterval;
        m_say(RunnerCheckpoint{state});
    }

private:
    const QByteArray& m_resumeFrom;
    const Clock& m_clock;
    const RunnerWork::Say& m_say;
    SteadyPoint m_nextProgress = SteadyPoint::min();
    SteadyPoint m_nextCheckpoint;
};

/// Chunks on their way from the thread that reads to the one that computes.
class Inbox {
public:
    void put(RunnerStart start) {
        const std::scoped_lock lock(m_mutex);
        m_start = std::move(start);
        m_changed.notify_one();
    }
    RunnerStart take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_start.has_value(); });
        return *std::exchange(m_start, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<RunnerStart> m_start; // guarded by m_mutex; the agent sends one at a time
};

/// This PC's fault: others may give it more.
RunnerFailure tooLittleMemory() {
    return {{ErrorCode::Unavailable,
             QStringLiteral("The computation needs more memory than this PC's owner gives to one.")}};
}

/// Ends the process, whatever computes, when the agent has no more to say or says what it cannot mean.
void readAll(Inbox& inbox) {
    RunnerFrames frames;
    std::array<char, 4> length{};
    for (;;) {
        if (std::fread(length.data(), 1, length.size(), stdin) != length.size())
            std::_Exit(0);
        frames.add(QByteArrayView(length.data(), length.size()));
        const std::uint32_t size = ByteReader(QByteArrayView(length.data(), length.size())).u32().value();
        if (size > kMaxRunnerFrameBytes)
            std::_Exit(1);
        QByteArray body(static_cast<qsizetype>(size), Qt::Uninitialized);
        if (std::fread(body.data(), 1, size, stdin) != size)
            std::_Exit(0);
        frames.add(body);
        auto frame = frames.next();
        if (!frame || !*frame || !std::holds_alternative<RunnerStart>(**frame))
            std::_Exit(1);
        inbox.put(std::get<RunnerStart>(*std::move(*frame)));
    }
}

void sayToAgent(const RunnerFrame& frame) {
    auto bytes = encodeRunnerFrame(frame);
    if (!bytes)
        bytes = encodeRunnerFrame(RunnerFailure{bytes.error()});
    const auto size = static_cast<std::size_t>(bytes->size());
    if (std::fwrite(bytes->constData(), 1, size, stdout) != size || std::fflush(stdout) != 0)
        std::_Exit(0); // nobody listens any more
}

} // namespace

Result<QByteArray> RunnerWork::answerTo(const RunnerStart& start) {
    const Computation* const computation = m_computations.find(start.name, start.version);
    if (!computation)
        return failure(
            ErrorCode::Unavailable,
            QStringLiteral("This program does not have the computation %1 %2.").arg(start.name).arg(start.version));
    if (m_computation != computation)
        m_kernel = computation->makeKernel();
    m_computation = computation;
    RunnerContext context(start.checkpoint, m_clock, m_say);
    return m_kernel->compute(start.chunk, context);
}

void RunnerWork::compute(const RunnerStart& start) {
    try {
        auto answer = answerTo(start);
        if (answer)
            m_say(RunnerAnswer{*std::move(answer)});
        else
            m_say(RunnerFailure{answer.error()});
        return;
    } catch (const std::bad_alloc&) {
        m_kernel.reset(); // with what it holds
        m_say(tooLittleMemory());
    } catch (const std::exception& exception) {
        m_say(RunnerFailure{
            {ErrorCode::Failed,
             QStringLiteral("The computation ended with an exception: %1").arg(QString::fromUtf8(exception.what()))}});
    }
    m_computation = nullptr;
    m_kernel.reset();
}

int runRunner(const ComputationRegistry& computations, const Clock& clock) {
    Inbox inbox;
    std::thread([&inbox] { // ends with the process
        try {
            readAll(inbox);
        } catch (const std::bad_alloc&) { // a chunk too large: nothing is computed meanwhile
            sayToAgent(tooLittleMemory());
            std::_Exit(1);
        }
    })
        .detach();
    RunnerWork work(computations, clock, sayToAgent);
    sayToAgent(RunnerReady{});
    for (;;)
        work.compute(inbox.take());
}

} // namespace gleaner
