// What a message between head and workers says, as values. PROTOCOL.md beside this file is its definition;
// envelope_codec.h turns it into bytes and back. Values; safe on any thread.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace gleaner {

inline constexpr int kMaxComputationNameBytes = 24;
inline constexpr int kKernelHashBytes = 32;
inline constexpr int kMaxFailureReasonBytes = 1'024;
inline constexpr int kMaxPlatformBytes = 64;
inline constexpr int kMaxProgramVersionBytes = 32;
/// More processors than that say nothing of the others.
inline constexpr std::size_t kMaxChunksInHand = 64;
inline constexpr int kMaxCheckpointBytes = 32'768;
/// Most of any count, size or duration on the wire: exact in JSON and a double, and a thousand of them add up without
/// an overflow. 285 years in microseconds.
inline constexpr std::uint64_t kMaxWireCount = (std::uint64_t{1} << 53) - 1;

/// Which code computes a chunk: a built-in computation by name and version, or a user's kernel by the SHA-256 of it.
struct NamedComputation {
    QString name; ///< 1..24 of a-z 0-9 -
    std::uint32_t version = 1;
    friend bool operator==(const NamedComputation&, const NamedComputation&) = default;
};
struct KernelHash {
    QByteArray sha256; ///< 32 bytes
    friend bool operator==(const KernelHash&, const KernelHash&) = default;
};
using ComputationRef = std::variant<NamedComputation, KernelHash>;

/// The bytes themselves, or where they are.
struct InlinePayload {
    QByteArray bytes;
    friend bool operator==(const InlinePayload&, const InlinePayload&) = default;
};
struct BlobPayload {
    QByteArray key;         ///< SHA-256 of the bytes, 32 bytes
    std::uint64_t size = 0; ///< 0..kMaxWireCount, as somebody else says: compare before allocating
    friend bool operator==(const BlobPayload&, const BlobPayload&) = default;
};
using Payload = std::variant<InlinePayload, BlobPayload>;

/// Which piece of which job, and which copy of it.
struct ChunkAddress {
    JobId job;
    SequenceNumber sequence = 0;
    std::uint8_t replica = 0;
    friend bool operator==(const ChunkAddress&, const ChunkAddress&) = default;
};

/// Where a worker left a chunk. Saves time and changes nothing: whoever does not like it begins at the beginning.
struct ChunkCheckpoint {
    std::uint64_t hash = 0; ///< checkpointHashOf() of the chunk's payload and `state`, or it is another chunk's
    QByteArray state;       ///< 1..kMaxCheckpointBytes, the computation's own business
    friend bool operator==(const ChunkCheckpoint&, const ChunkCheckpoint&) = default;
};

/// head -> worker: compute this.
struct ChunkMessage {
    ChunkAddress address;
    /// How often a worker handed it back because its PC was wanted: taken minus handed back is what counts as poison.
    std::uint8_t handedBack = 0;
    ComputationRef computation;
    Payload payload;
    std::optional<ChunkCheckpoint> checkpoint = {};
    friend bool operator==(const ChunkMessage&, const ChunkMessage&) = default;
};

/// worker -> head: who answers, and to which bytes.
struct AnswerHead {
    ChunkAddress address;
    WorkerId worker;
    std::chrono::microseconds computeTime{
        0}; ///< CPU time would be better, wall-clock time is what every system has; 0..kMaxWireCount
    std::uint64_t chunkHash = 0; ///< chunkHashOf() of the payload bytes that were computed
    friend bool operator==(const AnswerHead&, const AnswerHead&) = default;
};
struct ResultMessage {
    AnswerHead head;
    Payload payload;
    friend bool operator==(const ResultMessage&, const ResultMessage&) = default;
};

/// Why a chunk has no answer.
enum class FailureKind : std::uint8_t {
    ComputationFailed = 1,  ///< the kernel returned an error or threw
    TakenTooOften = 2,      ///< poison: its takers disappear
    UnknownComputation = 3, ///< this worker does not have the code
    BadPayload = 4,         ///< a blob is missing, wrong or too large
};
struct FailureMessage {
    AnswerHead head;
    FailureKind kind = FailureKind::ComputationFailed;
    QString reason; ///< at most kMaxFailureReasonBytes of UTF-8
    friend bool operator==(const FailureMessage&, const FailureMessage&) = default;
};

/// What a worker says it is doing.
enum class WorkerActivity : std::uint8_t {
    Computing = 1,
    Waiting = 2, ///< for work, or for somebody to ask
    Paused = 3,  ///< its PC is its owner's at present; it says so once, and then is silent
    Ended = 4,   ///< its program has ended; its last word
};
/// A chunk that a processor of the worker has.
struct ChunkInHand {
    JobId job;
    SequenceNumber sequence = 0;
    Milliseconds takenFor{0}; ///< when this was sent; 0..kMaxWireCount
    friend bool operator==(const ChunkInHand&, const ChunkInHand&) = default;
};
/// Since version 2 of the format.
struct WorkerPresence {
    WorkerActivity activity = WorkerActivity::Waiting;
    QString version;                 ///< of Gleaner, e.g. "0.1.0", at most kMaxProgramVersionBytes of UTF-8
    std::uint64_t handedBack = 0;    ///< chunks given back unharmed since the worker started, 0..kMaxWireCount
    std::uint64_t failed = 0;        ///< chunks, since the worker started, 0..kMaxWireCount
    std::vector<ChunkInHand> inHand; ///< at most kMaxChunksInHand
    friend bool operator==(const WorkerPresence&, const WorkerPresence&) = default;
};

/// worker -> head, on a queue of its own: I am here.
struct HeartbeatMessage {
    WorkerId worker;
    std::uint64_t chunksDone = 0;             ///< since the worker started, 0..kMaxWireCount
    std::chrono::microseconds computeTime{0}; ///< since the worker started, 0..kMaxWireCount
    std::uint32_t processors = 0;
    QString platform; ///< e.g. "Debian GNU/Linux 12 x86_64", at most kMaxPlatformBytes of UTF-8
    TimePoint sentAt; ///< not before 1970
    std::optional<WorkerPresence> presence = std::nullopt;
    friend bool operator==(const HeartbeatMessage&, const HeartbeatMessage&) = default;
};

using Envelope = std::variant<ChunkMessage, ResultMessage, FailureMessage, HeartbeatMessage>;

/// 1..24 of a-z 0-9 -
[[nodiscard]] bool isComputationName(QStringView name);
[[nodiscard]] bool isFailureKind(std::uint8_t value);
[[nodiscard]] bool isWorkerActivity(std::uint8_t value);
/// The longest beginning of `text` that a message can carry in a field of `maxBytes` of UTF-8: whole characters,
/// without a leading byte order mark, lone surrogates replaced. For words from elsewhere, such as an exception's.
[[nodiscard]] QString textThatFits(const QString& text, qsizetype maxBytes);

} // namespace gleaner
