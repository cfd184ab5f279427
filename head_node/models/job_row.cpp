#include "head_node/models/job_row.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace gleaner {

namespace {

/// Whole minutes after the first one, whole hours after the first two.
Seconds coarse(Seconds age) {
    const auto total = std::max<Seconds::rep>(age.count(), 0);
    if (total < 60)
        return Seconds(total / 5 * 5);
    return Seconds(total < 7'200 ? total / 60 * 60 : total / 3'600 * 3'600);
}

QString dashIfEmpty(const QString& text) {
    return text.isEmpty() ? QStringLiteral("–") : text;
}

} // namespace

JobRow JobRow::of(const JobSnapshot& job, TimePoint now) {
    JobRow row;
    row.id = job.record.id;
    row.name = jobName(job.record);
    row.computation = job.record.computation.name;
    row.phase = phaseOf(job);
    row.outputPath = job.record.outputPath;
    row.remark = row.phase == JobPhase::Failed ? job.record.stateReason : job.warning;
    row.priority = job.record.priority;
    row.chunks = job.record.chunkCount;
    row.done = job.answered + job.dropped;
    row.out = job.out;
    row.waiting = job.waiting;
    row.setAside = job.setAsideCount;
    row.rate = row.phase == JobPhase::Running ? job.ratePerSecond : 0;
    const auto running = std::chrono::duration_cast<Seconds>(now - job.record.created);
    row.left = timeLeft(row.chunks - std::min(row.chunks, row.done), row.rate, running);
    row.created = job.record.created;
    row.age = coarse(running);
    return row;
}

double JobRow::fraction() const {
    return static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(1, chunks));
}

QString JobRow::text(JobColumn column) const {
    switch (column) {
    case JobColumn::Name:
        return name;
    case JobColumn::Computation:
        return computation;
    case JobColumn::State:
        return phaseName(phase);
    case JobColumn::Progress: // a job that is nearly done is not done: 99 % until the last chunk
        return QCoreApplication::translate("JobRow", "%1 %").arg(static_cast<int>(fraction() * 100.0));
    case JobColumn::Done:
        return QCoreApplication::translate("JobRow", "%1 of %2").arg(countText(done), countText(chunks));
    case JobColumn::Out:
        return countText(out);
    case JobColumn::Waiting:
        return countText(waiting);
    case JobColumn::SetAside:
        return countText(setAside);
    case JobColumn::Rate:
        return dashIfEmpty(rateWords(rate));
    case JobColumn::TimeLeft:
        return dashIfEmpty(left ? timeLeftWords(*left) : QString());
    case JobColumn::Age:
        return ageWords(age);
    }
    Q_UNREACHABLE();
}

QVariant JobRow::sortKey(JobColumn column) const {
    const auto number = [](std::uint64_t value) { return QVariant(static_cast<qulonglong>(value)); };
    switch (column) {
    case JobColumn::Name:
    case JobColumn::Computation:
        return text(column);
    case JobColumn::State:
        return static_cast<int>(phase);
    case JobColumn::Progress:
        return fraction();
    case JobColumn::Done:
        return number(done);
    case JobColumn::Out:
        return number(out);
    case JobColumn::Waiting:
        return number(waiting);
    case JobColumn::SetAside:
        return number(setAside);
    case JobColumn::Rate:
        return rate;
    case JobColumn::TimeLeft:
        return left ? QVariant(static_cast<qlonglong>(left->expected.count()))
                    : QVariant(std::numeric_limits<qlonglong>::max());
    case JobColumn::Age:
        return static_cast<qlonglong>(-created.time_since_epoch().count()); // exact, so that rows do not change places
    }
    Q_UNREACHABLE();
}

QString JobRow::sentence() const {
    QString text = QCoreApplication::translate("JobRow", "%1: %2, %3 of %4 chunks done.")
                       .arg(name, phaseName(phase), countText(done), countText(chunks));
    if (!remark.isEmpty())
        text += QLatin1Char(' ') + remark;
    return text;
}

} // namespace gleaner
