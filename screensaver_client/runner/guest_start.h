// Starts runners in the best place the system gives them. Thread: operator() on any.
#pragma once

#include "screensaver_client/runner/runner_kernel.h"

#include <atomic>

namespace gleaner {

/// Starts a program within its wrapper as long as that works: a wrapper within which a runner does not get ready, such
/// as a scope that systemd refuses, is never used again.
class GuestStart {
public:
    explicit GuestStart(RunnerProgram program) : m_program(std::move(program)) {}

    /// `memoryBytes`: its limit; 0: none. Errors: as startRunner().  Blocks: with a wrapper until the runner is ready,
    /// at most kGuestPatience.
    [[nodiscard]] Result<StartedRunner> start(qint64 memoryBytes);

private:
    const RunnerProgram m_program;
    std::atomic<bool> m_wrapperWorks{true};
};

inline constexpr Milliseconds kGuestPatience{5'000};

} // namespace gleaner
