// A runner as a process: its two pipes, and what can be done to it. RUNNER.md says how it ends.
// Thread: read() and write() on its owner's; freeze(), thaw() and kill() on any, also while the owner is in one of the
// others. The owner's thread must outlive the process on Linux: the system ends it with the thread that started it.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "screensaver_client/runner/runner_program.h"

#include <QByteArray>

#include <memory>

namespace gleaner {

class RunnerProcess {
public:
    /// Kills it and waits for its end; its working folder is removed.
    virtual ~RunnerProcess() = default;

    /// Errors: Unavailable (it has ended). Blocks: while its input is full.
    [[nodiscard]] virtual Status write(const QByteArray& bytes) = 0;
    /// What it has said; empty when there was nothing for `patience`. Errors: Unavailable (it has ended: howItEnded()).
    [[nodiscard]] virtual Result<QByteArray> read(Milliseconds patience) = 0;

    /// It gets no more CPU until thaw(). Takes effect at once, whatever it does.
    virtual void freeze() noexcept = 0;
    virtual void thaw() noexcept = 0;
    virtual void kill() noexcept = 0;

    [[nodiscard]] virtual qint64 processId() const = 0;
    /// After read() or write() said that it has ended, e.g. "with signal 11 (Segmentation fault)". Blocks: briefly.
    [[nodiscard]] virtual QString howItEnded() = 0;
};

/// Errors: Failed (the system does not start it, with its words).
[[nodiscard]] Result<std::unique_ptr<RunnerProcess>> startRunner(const RunnerProgram& program);

} // namespace gleaner
