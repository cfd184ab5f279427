#include "head_node/gui/job_herald.h"

#include <QCoreApplication>
#include <QDir>

namespace gleaner {

namespace {

/// Empty: nobody has to be told.
QString newsOf(const JobSnapshot& job, JobPhase phase) {
    switch (phase) {
    case JobPhase::Done:
        return QCoreApplication::translate("JobHerald", "It is done. The result is in %1.")
            .arg(QDir::toNativeSeparators(job.record.outputPath));
    case JobPhase::Failed:
        return QCoreApplication::translate("JobHerald", "It failed: %1").arg(job.record.stateReason);
    case JobPhase::NeedsPerson:
        return QCoreApplication::translate("JobHerald",
                                           "All that is left are %n chunk(s) that were set aside: decide whether they "
                                           "are tried again or dropped.",
                                           nullptr, static_cast<int>(job.setAsideCount));
    case JobPhase::Running:
    case JobPhase::WritingResult:
    case JobPhase::Paused:
    case JobPhase::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

bool JobHerald::isWanted(JobPhase phase) const {
    if (phase == JobPhase::Done)
        return m_wanted.whenDone;
    return phase == JobPhase::Failed ? m_wanted.whenFailed : m_wanted.whenNeeded;
}

void JobHerald::show(const HeadSnapshot& snapshot) {
    if (snapshot.at == TimePoint())
        return; // the head has not answered yet
    QHash<JobId, JobPhase> phases;
    for (const JobSnapshot& job : snapshot.jobs) {
        const JobPhase phase = phaseOf(job);
        phases.insert(job.record.id, phase);
        const auto before = m_phases.constFind(job.record.id);
        if (!m_knows || (before != m_phases.cend() && *before == phase))
            continue;
        if (const QString news = newsOf(job, phase); !news.isEmpty() && isWanted(phase))
            m_tray.notify(jobName(job.record), news);
    }
    m_phases = std::move(phases);
    m_knows = true;
}

} // namespace gleaner
