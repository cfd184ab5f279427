#include "head_node/models/job_phase.h"

#include <QCoreApplication>

#include <algorithm>

namespace gleaner {

JobPhase phaseOf(const JobSnapshot& job) {
    switch (job.record.state) {
    case JobState::Running:
        if (job.writingResult)
            return JobPhase::WritingResult;
        return job.needsPerson ? JobPhase::NeedsPerson : JobPhase::Running;
    case JobState::Paused:
        return JobPhase::Paused;
    case JobState::Done:
        return JobPhase::Done;
    case JobState::Cancelled:
        return JobPhase::Cancelled;
    case JobState::Failed:
        return JobPhase::Failed;
    }
    Q_UNREACHABLE();
}

QString phaseName(JobPhase phase) {
    switch (phase) {
    case JobPhase::NeedsPerson:
        return QCoreApplication::translate("JobPhase", "Needs you");
    case JobPhase::Failed:
        return QCoreApplication::translate("JobPhase", "Failed");
    case JobPhase::Running:
        return QCoreApplication::translate("JobPhase", "Running");
    case JobPhase::WritingResult:
        return QCoreApplication::translate("JobPhase", "Writing result");
    case JobPhase::Paused:
        return QCoreApplication::translate("JobPhase", "Paused");
    case JobPhase::Done:
        return QCoreApplication::translate("JobPhase", "Done");
    case JobPhase::Cancelled:
        return QCoreApplication::translate("JobPhase", "Cancelled");
    }
    Q_UNREACHABLE();
}

JobAbilities abilitiesOf(JobPhase phase) {
    switch (phase) {
    case JobPhase::NeedsPerson:
    case JobPhase::Running:
        return {.pause = true, .cancel = true, .prioritise = true};
    case JobPhase::WritingResult:
        return {.cancel = true};
    case JobPhase::Paused:
        return {.resume = true, .cancel = true, .prioritise = true};
    case JobPhase::Failed:
        return {.resume = true, .cancel = true, .remove = true};
    case JobPhase::Done:
        return {.remove = true, .openResult = true};
    case JobPhase::Cancelled:
        return {.remove = true};
    }
    Q_UNREACHABLE();
}

const JobSnapshot* jobIn(const HeadSnapshot& snapshot, const JobId& id) {
    const auto found = std::find_if(snapshot.jobs.begin(), snapshot.jobs.end(),
                                    [&id](const JobSnapshot& job) { return job.record.id == id; });
    return found == snapshot.jobs.end() ? nullptr : &*found;
}

QString jobName(const JobRecord& record) {
    return record.title.isEmpty() ? record.computation.name : record.title;
}

double fractionDone(const JobSnapshot& job) {
    const auto count = static_cast<double>(std::max<std::uint64_t>(1, job.record.chunkCount));
    return static_cast<double>(job.answered + job.dropped) / count;
}

} // namespace gleaner
