// What an agent tells whoever asks: AGENT.md as values. Values; any thread.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace gleaner {

enum class AgentState { Computing, Waiting, Paused };
enum class AgentHeadState { Working, Idle, Unreachable, Resting };

struct AgentHead {
    QString name;
    QString where;
    int weight = 1; ///< 1..1,000
    AgentHeadState state = AgentHeadState::Resting;
    QString sentence; ///< empty: nothing is the matter
    friend bool operator==(const AgentHead&, const AgentHead&) = default;
};

/// A chunk in work.
struct AgentChunk {
    int processor = 0;
    JobId job;
    SequenceNumber sequence = 0;
    QString computation;
    double progress = 0;  ///< 0..1
    QString title;        ///< of the job; empty: unknown
    QString purpose;      ///< of the job; may be empty
    std::uint64_t of = 0; ///< chunks of the job; 0: unknown
    bool hasPicture = false;
    friend bool operator==(const AgentChunk&, const AgentChunk&) = default;
};

/// The job of the first chunk in work.
struct AgentJob {
    QString title;
    QString purpose; ///< may be empty
    QString computation;
    std::uint64_t chunks = 0;
    std::uint64_t answered = 0;
    std::chrono::microseconds officeComputeTime{0}; ///< of everybody together
    friend bool operator==(const AgentJob&, const AgentJob&) = default;
};

/// What this PC has given.
struct AgentTotals {
    std::uint64_t chunks = 0;
    std::chrono::microseconds computeTime{0};
    std::uint64_t chunksToday = 0; ///< since the local midnight
    std::chrono::microseconds computeTimeToday{0};
    friend bool operator==(const AgentTotals&, const AgentTotals&) = default;
};

struct AgentSnapshot {
    AgentState state = AgentState::Paused;
    QString reason;   ///< a word of a closed list
    QString sentence; ///< the same for the owner
    int threads = 0;
    TimePoint since;
    QString worker;
    std::vector<AgentHead> heads;
    std::vector<AgentChunk> chunks;
    std::optional<AgentJob> job;
    AgentTotals own;
    std::optional<TimePoint> snoozedUntil;
    std::optional<TimePoint> computeNowUntil;
    friend bool operator==(const AgentSnapshot&, const AgentSnapshot&) = default;
};

/// One stretch of the time line "why am I (not) computing".
struct AgentWhyEntry {
    TimePoint from;
    std::optional<TimePoint> until; ///< nullopt: it is still so
    bool run = false;
    int threads = 0;
    QString reason;
    QString sentence;
    friend bool operator==(const AgentWhyEntry&, const AgentWhyEntry&) = default;
};

inline constexpr int kMaxAgentWhyEntries = 1'000;
inline constexpr int kMaxAgentPictureEdge = 4'096;
/// Of its pixels, so that a picture fits in a line with room to spare.
inline constexpr qsizetype kMaxAgentPictureBytes = 8 << 20;

/// A chunk's picture as far as it is computed.
struct AgentPicture {
    int width = 0;  ///< 1..kMaxAgentPictureEdge
    int height = 0; ///< 1..kMaxAgentPictureEdge
    bool rgb = false;
    /// width * height bytes, with `rgb` four times as many: blue, green, red, 255 (QImage::Format_RGB32 on x86).
    QByteArray pixels;
    int rowsDone = 0; ///< 0..height; the rest is black
    int left = 0, top = 0;
    int wholeWidth = 0, wholeHeight = 0; ///< of the picture that this is a tile of
    friend bool operator==(const AgentPicture&, const AgentPicture&) = default;
};

/// Names and meanings are those of the settings file.
struct AgentSettingValues {
    QJsonObject values;
    QJsonObject defaults;
    QStringList locked;   ///< the administrator has decided these
    QStringList problems; ///< sentences: what is written wrongly in the settings or the policy, and where
    friend bool operator==(const AgentSettingValues&, const AgentSettingValues&) = default;
};

} // namespace gleaner
