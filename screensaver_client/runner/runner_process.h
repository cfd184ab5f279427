// A runner as a process: its two pipes, and what can be done to it. RUNNER.md says how it ends.
// Thread: read() and write() on its owner's, which may be another one for each chunk; freeze(), thaw() and kill() on
// any, also while the owner is in one of the others. The thread that started it must outlive the process on Linux: the
// system ends the process with it.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "screensaver_client/runner/runner_program.h"

#include <QByteArray>

#include <memory>

namespace gleaner {

/// How a process ended, e.g. "with signal 11 (Segmentation fault)".
struct RunnerEnd {
    QString how;
    bool bySystem = false; ///< killed from outside, as when memory runs out: this PC's doing, not the chunk's
};

class RunnerProcess {
public:
    /// Kills it and waits for its end; its working folder is removed.
    virtual ~RunnerProcess() = default;

    /// How many of them it took, from the first on; 0 when it took none for `patience`. Errors: Unavailable (it has
    /// ended). Blocks: up to `patience`; on Windows until it takes some or is killed.
    [[nodiscard]] virtual Result<qsizetype> write(QByteArrayView bytes, Milliseconds patience) = 0;
    /// What it has said; empty when there was nothing for `patience`. Errors: Unavailable (it has ended: howItEnded()).
    [[nodiscard]] virtual Result<QByteArray> read(Milliseconds patience) = 0;

    /// It gets no more CPU until thaw(). Takes effect at once, whatever it does.
    virtual void freeze() noexcept = 0;
    virtual void thaw() noexcept = 0;
    virtual void kill() noexcept = 0;

    [[nodiscard]] virtual qint64 processId() const = 0;
    /// Of the files in its folder. Blocks: for the disk.
    [[nodiscard]] virtual qint64 folderBytes() const = 0;
    /// After read() or write() said that it has ended. Blocks: briefly.
    [[nodiscard]] virtual RunnerEnd howItEnded() = 0;
};

/// Of all files in a folder and below; what it cannot look at counts nothing.
[[nodiscard]] qint64 bytesOfFolder(const QString& folder);

/// Errors: Unavailable (the system does not start it, with its words and without any path).
[[nodiscard]] Result<std::unique_ptr<RunnerProcess>> startRunner(const RunnerProgram& program);

} // namespace gleaner
