// What a runner does: reads chunks from standard input, computes them, writes answers to standard output, until its
// input ends. Format: RUNNER.md. Threads: two; the one that calls computes, another one reads and ends the process
// when there is nothing more to read.
#pragma once

#include "common/base/clock.h"
#include "common/job/computation_registry.h"
#include "screensaver_client/runner/runner_frames.h"

#include <functional>

namespace gleaner {

inline constexpr Milliseconds kRunnerProgressInterval{100};
inline constexpr Milliseconds kRunnerCheckpointInterval{250};

/// Computes chunks and says how it goes. Thread: one.
class RunnerWork {
public:
    using Say = std::function<void(const RunnerFrame&)>;
    /// Both outlive this.
    RunnerWork(const ComputationRegistry& computations, const Clock& clock, Say say)
        : m_computations(computations), m_clock(clock), m_say(std::move(say)) {}

    /// Says answer or failure, and whatever is worth saying before. Blocks: until it is computed.
    void compute(const RunnerStart& start);

private:
    [[nodiscard]] Result<QByteArray> answerTo(const RunnerStart& start);

    const ComputationRegistry& m_computations;
    const Clock& m_clock;
    const Say m_say;
    const Computation* m_computation = nullptr; ///< of the last chunk
    std::unique_ptr<Kernel> m_kernel;           ///< its kernel
};

/// Returns the process' exit code; ends the process by itself when standard input ends.
[[nodiscard]] int runRunner(const ComputationRegistry& computations, const Clock& clock);

} // namespace gleaner
