#include "head_node/cli/job_text.h"

#include "head_node/cli/console.h"
#include "head_node/control/snapshot_json.h"

#include <QDir>

#include <algorithm>

namespace gleaner {

namespace {

constexpr int kSmallestBar = 10;
constexpr int kLargestBar = 40;

double fractionDone(const JobSnapshot& job) {
    const std::uint64_t count = std::max<std::uint64_t>(1, job.record.chunkCount);
    return static_cast<double>(job.answered + job.dropped) / static_cast<double>(count);
}

/// A job that is nearly done is not done: 99 % until the last chunk.
int percentDone(const JobSnapshot& job) {
    return static_cast<int>(fractionDone(job) * 100.0);
}

QString stateText(const JobSnapshot& job) {
    if (job.writingResult)
        return QStringLiteral("writing result");
    if (job.needsPerson)
        return QStringLiteral("needs you");
    return jobStateName(job.record.state);
}

QString valueText(const QJsonValue& value) {
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 12) : value.toVariant().toString();
}

} // namespace

QString rateText(double rate) {
    return rate >= 100 ? grouped(static_cast<std::uint64_t>(rate)) : QString::number(rate, 'g', 2);
}

QString durationText(Seconds duration) {
    const auto total = duration.count();
    if (total >= 86'400)
        return QStringLiteral("%1 days %2 h").arg(total / 86'400).arg(total % 86'400 / 3'600);
    const QLatin1Char zero('0');
    if (total >= 3'600)
        return QStringLiteral("%1:%2:%3")
            .arg(total / 3'600)
            .arg(total % 3'600 / 60, 2, 10, zero)
            .arg(total % 60, 2, 10, zero);
    return QStringLiteral("%1:%2").arg(total / 60).arg(total % 60, 2, 10, zero);
}

QString progressLine(const JobSnapshot& job, int columns) {
    QString text = QStringLiteral(" %1 %  %2 of %3 chunks")
                       .arg(percentDone(job), 3)
                       .arg(grouped(job.answered + job.dropped), grouped(job.record.chunkCount));
    if (job.writingResult)
        text += QStringLiteral("  writing the result");
    else if (job.ratePerSecond > 0)
        text += QStringLiteral("  %1/s").arg(rateText(job.ratePerSecond));
    if (job.timeLeft && !job.writingResult)
        text += QStringLiteral("  %1 left").arg(durationText(*job.timeLeft));
    if (job.setAsideCount > 0)
        text += QStringLiteral("  %1 set aside").arg(grouped(job.setAsideCount));
    const QString name = job.record.computation.name;
    const int room = columns - static_cast<int>(name.size() + text.size()) - 4;
    const int width = std::clamp(room, kSmallestBar, kLargestBar);
    const int full = static_cast<int>(fractionDone(job) * width);
    return name + QStringLiteral(" [") + QString(full, QLatin1Char('#')) + QString(width - full, QLatin1Char('-')) +
           QLatin1Char(']') + text;
}

QStringList outcomeLines(const JobSnapshot& job) {
    const JobRecord& record = job.record;
    if (record.state == JobState::Failed)
        return {QStringLiteral("The job failed: %1").arg(record.stateReason)};
    if (record.state == JobState::Cancelled)
        return {QStringLiteral("The job was cancelled.")};
    if (record.state != JobState::Done)
        return {job.warning};
    const auto elapsed = std::chrono::duration_cast<Seconds>(record.finished - record.created);
    const double hours = std::chrono::duration<double, std::ratio<3'600>>(job.computeTime).count();
    QStringList lines{QStringLiteral("Done: %1 in %2, %3 hours of computing. The result is in %4")
                          .arg(counted(job.answered, QStringLiteral("chunk")), durationText(elapsed),
                               QString::number(hours, 'f', 2), QDir::toNativeSeparators(record.outputPath))};
    if (job.dropped > 0)
        lines += QStringLiteral("  %1 chunks were dropped and are missing from it.").arg(grouped(job.dropped));
    for (auto it = record.summary.begin(); it != record.summary.end(); ++it)
        lines += QStringLiteral("  %1: %2").arg(it.key(), valueText(it.value()));
    return lines;
}

QStringList jobTableHead() {
    return {QStringLiteral("JOB"),   QStringLiteral("COMPUTATION"), QStringLiteral("STATE"),
            QStringLiteral("DONE"),  QStringLiteral("CHUNKS"),      QStringLiteral("OUT"),
            QStringLiteral("ASIDE"), QStringLiteral("RATE"),        QStringLiteral("LEFT")};
}

QStringList jobTableRow(const JobSnapshot& job) {
    return {toString(job.record.id).first(8),
            job.record.title.isEmpty() ? job.record.computation.name : job.record.title,
            stateText(job),
            QStringLiteral("%1 %").arg(percentDone(job)),
            grouped(job.record.chunkCount),
            grouped(job.out),
            grouped(job.setAsideCount),
            job.ratePerSecond > 0 ? rateText(job.ratePerSecond) + QStringLiteral("/s") : QStringLiteral("-"),
            job.timeLeft ? durationText(*job.timeLeft) : QStringLiteral("-")};
}

} // namespace gleaner
