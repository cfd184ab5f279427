// What the head remembers of its jobs across restarts. The engine writes through this interface; head_node/store
// implements it on disk, tests/support in memory.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/job/computation.h"
#include "common/wire/envelope.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace gleaner {

/// A job's life:
///
///   Running <--> Paused
///      |  \________|____ cancel ___> Cancelled
///      |           '---- every chunk fails, result cannot be written ---> Failed
///      '---- all chunks answered or dropped, result written ---> Done
enum class JobState { Running, Paused, Done, Cancelled, Failed };

[[nodiscard]] constexpr bool isOver(JobState state) {
    return state == JobState::Done || state == JobState::Cancelled || state == JobState::Failed;
}

struct JobRecord {
    JobId id;
    QString title;   ///< a person's name for it; may be empty
    QString purpose; ///< why it matters, for those whose PCs compute it; at most kMaxPurposeLength; may be empty
    NamedComputation computation;
    Parameters parameters; ///< input files already copied into the job's folder
    QString outputPath;    ///< absolute; where the result goes
    int priority = 0;      ///< higher first
    JobState state = JobState::Running;
    QString stateReason; ///< for Failed: why, in a sentence
    std::uint64_t chunkCount = 0;
    TimePoint created;
    TimePoint finished;     ///< meaningful in Done, Cancelled, Failed
    QJsonObject summary;    ///< of the result, in Done
    QJsonObject statistics; ///< of the way there, when it is over: "answered", "dropped", "compute_us", …
};

/// Sequence numbers [first, first + count) were put on the work queue at `at`.
struct ScatterMark {
    SequenceNumber first = 0;
    std::uint64_t count = 0;
    TimePoint at;
};

/// A chunk that a person has to decide about.
struct SetAsideChunk {
    SequenceNumber sequence = 0;
    FailureKind kind = FailureKind::ComputationFailed;
    QString reason;
    QStringList workers; ///< who failed, in order, at most 16
    TimePoint at;
    bool dropped = false; ///< a person gave it up: the result goes without it
    int failures = 0;     ///< that came back until it was set aside; 0: an older version did not count them
};

/// One failure of a chunk that is tried again.
struct ChunkFailure {
    FailureKind kind = FailureKind::ComputationFailed;
    QString reason;
    WorkerId worker;
    bool isProven = true; ///< the worker's name is its own
    friend bool operator==(const ChunkFailure&, const ChunkFailure&) = default;
};

struct AnswerRecord {
    SequenceNumber sequence = 0;
    QByteArray payload;
    WorkerId worker;
    std::chrono::microseconds computeTime{0};
};

/// The answers of one job, exactly one a sequence number, on disk and in order. Thread: one at a time.
class AnswerStore {
public:
    virtual ~AnswerStore() = default;
    /// Stores those whose number is new and ignores the others; all are on disk when it returns, in one commit.
    /// Errors: DiskFull, Corrupt (then none is stored).
    [[nodiscard]] virtual Status append(std::span<const AnswerRecord> answers) = 0;
    /// Calls `visit` for each stored number in ascending order, without payloads; one pass over an index.
    [[nodiscard]] virtual Status forEachSequence(const std::function<void(SequenceNumber)>& visit) = 0;
    /// Calls `visit` for each answer in ascending order, one in memory at a time; an error of `visit` ends the pass.
    [[nodiscard]] virtual Status forEachAnswer(const std::function<Status(const AnswerRecord&)>& visit) = 0;
    /// As forEachAnswer(), of the numbers `first` to `last` (both inclusive); reads no others.
    [[nodiscard]] virtual Status forEachAnswerIn(SequenceNumber first, SequenceNumber last,
                                                 const std::function<Status(const AnswerRecord&)>& visit) = 0;
    /// Of all stored answers, e.g. for CPU hours. Kept as a running sum, not by reading everything.
    [[nodiscard]] virtual Result<std::chrono::microseconds> totalComputeTime() = 0;
};

/// Each call is durable when it returns. Thread: one at a time.
/// Errors of every method: DiskFull, Corrupt (of the file; says which), Unavailable (locked by another program).
class JobJournal {
public:
    virtual ~JobJournal() = default;
    /// In order of creation.
    [[nodiscard]] virtual Result<std::vector<JobRecord>> loadJobs() = 0;
    /// Inserts or replaces.
    [[nodiscard]] virtual Status saveJob(const JobRecord& job) = 0;
    /// Forgets the job with its answers, marks, set-aside chunks and folder.
    [[nodiscard]] virtual Status removeJob(const JobId& id) = 0;
    /// The folder that belongs to one job, for its input files; made when it is not there.
    [[nodiscard]] virtual Result<QString> jobFolder(const JobId& id) = 0;
    /// Opened anew at each call; made when it is not there. Thread: any; the store belongs to the thread that opened
    /// it.
    [[nodiscard]] virtual Result<std::unique_ptr<AnswerStore>> openAnswers(const JobId& id) = 0;

    [[nodiscard]] virtual Status addScatterMarks(const JobId& id, std::span<const ScatterMark> marks) = 0;
    /// In order of `first`; overlapping marks (a chunk scattered anew) are given all, oldest `at` first.
    [[nodiscard]] virtual Result<std::vector<ScatterMark>> loadScatterMarks(const JobId& id) = 0;
    /// Replaces all marks of the job, e.g. when most of them are of chunks long answered.
    [[nodiscard]] virtual Status replaceScatterMarks(const JobId& id, std::span<const ScatterMark> marks) = 0;

    /// Inserts or replaces by sequence number.
    [[nodiscard]] virtual Status saveSetAside(const JobId& id, const SetAsideChunk& chunk) = 0;
    [[nodiscard]] virtual Status removeSetAside(const JobId& id, SequenceNumber sequence) = 0;
    /// In order of sequence number.
    [[nodiscard]] virtual Result<std::vector<SetAsideChunk>> loadSetAside(const JobId& id) = 0;

    /// Replaces what is remembered of one chunk's failures; none: forgets them. A failure that is lost in a crash
    /// merely gives its chunk another try.
    [[nodiscard]] virtual Status saveFailures(const JobId& id, SequenceNumber sequence,
                                              const std::vector<ChunkFailure>& failures) = 0;
    [[nodiscard]] virtual Result<std::map<SequenceNumber, std::vector<ChunkFailure>>> loadFailures(const JobId& id) = 0;
};

} // namespace gleaner
