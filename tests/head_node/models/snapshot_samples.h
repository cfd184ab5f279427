// Snapshots as a head would show them, for tests of what stands on them.
#pragma once

#include "head_node/engine/snapshots.h"

namespace gleaner {

inline const TimePoint kShownAt{Milliseconds(1'767'225'600'000)};

inline JobId jobId(int number) {
    return JobId(QUuid(static_cast<uint>(number), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
}

/// A running job of 100 chunks, handed in ten minutes ago.
inline JobSnapshot runningJob(int number, std::uint64_t answered) {
    JobSnapshot job;
    job.record.id = jobId(number);
    job.record.title = QStringLiteral("Job %1").arg(number);
    job.record.computation = {QStringLiteral("primes"), 1};
    job.record.outputPath = QStringLiteral("/results/%1.txt").arg(number);
    job.record.chunkCount = 100;
    job.record.created = kShownAt - Seconds(600);
    job.answered = answered;
    job.out = 10;
    job.waiting = 90 - std::min<std::uint64_t>(answered, 90);
    job.ratePerSecond = 2;
    return job;
}

inline HeadSnapshot snapshotOf(std::vector<JobSnapshot> jobs) {
    HeadSnapshot shot;
    shot.jobs = std::move(jobs);
    shot.at = kShownAt;
    return shot;
}

} // namespace gleaner
