// What a worker looks like from outside, as values that may be kept and shown. Safe on any thread.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/wire/envelope.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace gleaner {

/// What happened since the start; each only grows.
struct WorkCounts {
    std::uint64_t done = 0;            ///< results posted
    std::uint64_t failed = 0;          ///< failures posted, poison included
    std::uint64_t poison = 0;          ///< of those: taken too often
    std::uint64_t handedBack = 0;      ///< because the PC was wanted, or fetched too early
    std::uint64_t passedOn = 0;        ///< left to others: no such computation here, or its payload out of reach
    std::uint64_t setAside = 0;        ///< did not decode, came back too often, was deleted
    std::uint64_t leasesLost = 0;      ///< somebody else had the message before the answer was posted
    std::uint64_t deletedByOthers = 0; ///< somebody else had it when the answer was already posted: a duplicate
    std::uint64_t prolonged = 0;       ///< leases prolonged
    std::uint64_t renewals = 0;        ///< processors made anew after an exception
    std::uint64_t unreachable = 0;     ///< requests without an answer
    std::chrono::microseconds computeTime{0};

    WorkCounts& operator+=(const WorkCounts& other);
    friend bool operator==(const WorkCounts&, const WorkCounts&) = default;
};

enum class ProcessorState {
    Fetching,  ///< looks for a message
    Computing, ///< in a kernel
    Frozen,    ///< in a kernel that stands still because of a pause
    Answering, ///< posts the answer, deletes the message
    Waiting,   ///< nothing to do or nobody to ask; looks again in a while
    Idle,      ///< may not work: paused, or more processors than wanted
    Ended,     ///< its thread is not running
};

/// One sentence's worth of trouble, the last one.
struct TroubleReport {
    QString message;
    TimePoint at;
};

struct ProcessorStatus {
    int number = 0;
    ProcessorState state = ProcessorState::Ended;
    std::optional<ChunkAddress> chunk; ///< in work
    QString computation;               ///< its name; empty without a chunk
    Milliseconds computingFor{0};      ///< since it began, freezes included; 0 without a chunk
    double progress = 0;               ///< 0..1, as the kernel said
    Milliseconds sinceSignOfLife{0};
    bool healthy = true; ///< gave a sign of life within the limit, or has leave to be silent
    std::optional<TroubleReport> trouble;
    WorkCounts counts;
};

struct WorkerStatus {
    WorkerId worker;
    std::vector<ProcessorStatus> processors;
    WorkCounts total;
    bool healthy = true; ///< all are
};

} // namespace gleaner
