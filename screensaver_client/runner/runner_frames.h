// What agent and runner say to each other, as bytes. Format: RUNNER.md. Values; one thread at a time.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace gleaner {

inline constexpr qsizetype kMaxRunnerFrameBytes = qsizetype{80} << 20;
inline constexpr std::uint8_t kRunnerProtocol = 1;

struct RunnerStart {
    std::uint32_t version = 0;
    QString name;
    QByteArray checkpoint; ///< empty: from the start
    QByteArray chunk;
    friend bool operator==(const RunnerStart&, const RunnerStart&) = default;
};
struct RunnerReady {
    std::uint8_t protocol = kRunnerProtocol;
    friend bool operator==(const RunnerReady&, const RunnerReady&) = default;
};
struct RunnerProgress {
    std::uint32_t millionths = 0; ///< 0..1'000'000
    friend bool operator==(const RunnerProgress&, const RunnerProgress&) = default;
};
struct RunnerCheckpoint {
    QByteArray state;
    friend bool operator==(const RunnerCheckpoint&, const RunnerCheckpoint&) = default;
};
struct RunnerAnswer {
    QByteArray answer;
    friend bool operator==(const RunnerAnswer&, const RunnerAnswer&) = default;
};
struct RunnerFailure {
    Error error;
    friend bool operator==(const RunnerFailure&, const RunnerFailure&) = default;
};

using RunnerFrame =
    std::variant<RunnerStart, RunnerReady, RunnerProgress, RunnerCheckpoint, RunnerAnswer, RunnerFailure>;

/// The whole frame, its length included. Errors: TooLarge.
[[nodiscard]] Result<QByteArray> encodeRunnerFrame(const RunnerFrame& frame);

/// Puts frames together from bytes as they come.
class RunnerFrames {
public:
    void add(QByteArrayView bytes) { m_bytes.append(bytes); }
    /// The next whole frame; nullopt: not there yet. Errors: Malformed (for good).
    [[nodiscard]] Result<std::optional<RunnerFrame>> next();

private:
    QByteArray m_bytes;
};

} // namespace gleaner
