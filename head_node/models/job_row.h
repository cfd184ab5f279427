// One line of the table of jobs: what each column shows and is sorted by. Values; any thread.
#pragma once

#include "head_node/models/job_phase.h"
#include "head_node/models/plain_words.h"

#include <QVariant>

namespace gleaner {

enum class JobColumn { Name, Computation, State, Progress, Done, Out, Waiting, SetAside, Rate, TimeLeft, Age };
inline constexpr int kJobColumns = 11;

/// The part of a snapshot that the table shows; rows that compare equal look equal.
struct JobRow {
    JobId id;
    QString name;
    QString computation;
    JobPhase phase = JobPhase::Running;
    QString outputPath;
    QString remark; ///< why it failed or what to look at; or empty
    int priority = 0;
    std::uint64_t chunks = 0, done = 0, out = 0, waiting = 0, setAside = 0;
    double rate = 0;
    std::optional<TimeLeft> left;
    TimePoint created;
    Seconds age{0}; ///< since it was handed in; coarse, so that rows do not change all the time

    /// `now`: of the snapshot that `job` is from.
    [[nodiscard]] static JobRow of(const JobSnapshot& job, TimePoint now);
    [[nodiscard]] double fraction() const;

    [[nodiscard]] QString text(JobColumn column) const;
    /// Compares the way a person expects the column to sort.
    [[nodiscard]] QVariant sortKey(JobColumn column) const;
    /// A sentence for screen readers and tool tips.
    [[nodiscard]] QString sentence() const;
};

} // namespace gleaner
