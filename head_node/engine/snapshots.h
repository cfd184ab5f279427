// What the engine shows to whoever watches: values, copied, safe on any thread. Tables and --json are made of these.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "head_node/engine/job_journal.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace gleaner {

struct JobSnapshot {
    JobRecord record;
    bool writingResult = false; ///< every answer is there, the result is being put together
    bool needsPerson = false;   ///< all that is left is set aside
    std::uint64_t answered = 0;
    std::uint64_t out = 0;     ///< on the queue or with a worker
    std::uint64_t waiting = 0; ///< to be scattered, or scattered again
    std::uint64_t dropped = 0;
    std::uint64_t duplicates = 0; ///< answers that were there already; since the head started
    std::uint64_t strangers =
        0;                      ///< answers to a number or to bytes that this job does not have; since the head started
    std::uint64_t failures = 0; ///< since the head started
    std::uint64_t scatteredAgain = 0; ///< aged, failed or lost; since the head started
    double ratePerSecond = 0;
    std::optional<Seconds> timeLeft;
    std::chrono::microseconds computeTime{0}; ///< of all answers
    QString warning;                          ///< a sentence, or empty
    std::vector<SetAsideChunk> setAside;      ///< at most kMaxSetAsideShown
    std::uint64_t setAsideCount = 0;          ///< dropped ones not counted

    static constexpr std::size_t kMaxSetAsideShown = 1'000;
};

/// A chunk that a worker has, as far as the head can tell.
struct FleetChunk {
    JobId job;
    SequenceNumber sequence = 0;
    TimePoint since;
};

/// One worker (a PC, or a program on it) as the head knows it.
struct FleetWorker {
    WorkerId worker;
    bool isProven = true; ///< nobody else can use that name; two rows may have the same one, proven and not
    QString label;        ///< what a person calls it; empty: nobody renamed it
    // As its last heartbeat says; 0 and empty for one that sends none, such as the head's own processors.
    QString platform;
    std::uint32_t processors = 0;
    std::uint64_t chunksDone = 0;             ///< since the worker started
    std::chrono::microseconds computeTime{0}; ///< since the worker started
    QString version;                          ///< of Gleaner
    std::uint64_t handedBack = 0;             ///< chunks, since the worker started
    std::optional<WorkerActivity> activity;   ///< Computing also when an answer shows it; nullopt: it does not say
    TimePoint activeSince;                    ///< when the head saw it begin that
    std::optional<FleetChunk> inHand;         ///< the one it has had for longest
    std::uint32_t alsoInHand = 0;             ///< so many more
    // As what it sent shows; since the head started.
    std::uint64_t answers = 0;    ///< results that were stored as new
    std::uint64_t failures = 0;   ///< results that were wrong included
    double ratePerSecond = 0;     ///< answers, over the last minute
    std::optional<JobId> lastJob; ///< of its last answer
    double speed = 0;             ///< of a processor, for the same chunks: 1 is the fleet's mean; 0: not known yet
    TimePoint firstSeen;          ///< by this head since it started
    TimePoint lastSeen;
    bool gone = false; ///< silent for FleetLedger::kGoneAfter

    /// It may compute at present: neither silent nor its owner's.
    [[nodiscard]] bool isPresent() const {
        return !gone && activity != WorkerActivity::Paused && activity != WorkerActivity::Ended;
    }
};

struct HeadSnapshot {
    std::vector<JobSnapshot> jobs;  ///< in order of creation
    std::vector<FleetWorker> fleet; ///< sorted by name; at most FleetLedger::kMaxWorkers
    std::uint64_t turnedAway = 0;   ///< heartbeats and answers of workers beyond that number; since the head started
    std::uint64_t malformedHeartbeats = 0; ///< since the head started
    std::uint64_t strangers = 0;           ///< answers to jobs that are not ours or are over; since the head started
    std::uint64_t malformed = 0;           ///< messages on the answers queue that do not parse; since the head started
    QString trouble;         ///< why nothing moves, or less than could (queue out of reach, disk full); or empty
    int localProcessors = 0; ///< of the head itself, computing at present
    TimePoint at;
};

} // namespace gleaner
