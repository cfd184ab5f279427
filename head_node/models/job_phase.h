// What a job is at, in the terms of whoever waits for it. Pure; any thread.
#pragma once

#include "head_node/engine/snapshots.h"

namespace gleaner {

/// Closed list; in the order a table sorts them: what wants a person first, what is over last.
enum class JobPhase { NeedsPerson, Failed, Running, WritingResult, Paused, Done, Cancelled };

[[nodiscard]] JobPhase phaseOf(const JobSnapshot& job);
/// "Running", "Needs you", … in the user's language.
[[nodiscard]] QString phaseName(JobPhase phase);

/// What a person may do with a job at present.
struct JobAbilities {
    bool pause = false;
    bool resume = false;
    bool cancel = false;
    bool prioritise = false;
    bool remove = false;
    bool openResult = false;
    friend bool operator==(const JobAbilities&, const JobAbilities&) = default;
};
[[nodiscard]] JobAbilities abilitiesOf(JobPhase phase);

/// nullptr: no such job.
[[nodiscard]] const JobSnapshot* jobIn(const HeadSnapshot& snapshot, const JobId& id);
/// The title, or else the computation's name.
[[nodiscard]] QString jobName(const JobRecord& record);
/// 0..1: chunks answered or dropped.
[[nodiscard]] double fractionDone(const JobSnapshot& job);

} // namespace gleaner
