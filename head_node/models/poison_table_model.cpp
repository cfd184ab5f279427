#include "head_node/models/poison_table_model.h"

#include "head_node/models/job_phase.h"
#include "head_node/models/plain_words.h"

#include <QCoreApplication>

namespace gleaner {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("PoisonRow", text);
}

Qt::Alignment alignmentOf(PoisonColumn column) {
    const bool isNumber =
        column == PoisonColumn::Chunk || column == PoisonColumn::Failures || column == PoisonColumn::When;
    return Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

QString failureWords(FailureKind kind) {
    switch (kind) {
    case FailureKind::ComputationFailed:
        return words(QT_TRANSLATE_NOOP("PoisonRow", "Its computation failed"));
    case FailureKind::TakenTooOften:
        return words(QT_TRANSLATE_NOOP("PoisonRow", "Taken too often"));
    case FailureKind::UnknownComputation:
        return words(QT_TRANSLATE_NOOP("PoisonRow", "No worker has the computation"));
    case FailureKind::BadPayload:
        return words(QT_TRANSLATE_NOOP("PoisonRow", "Its input cannot be had"));
    }
    Q_UNREACHABLE();
}

bool operator==(const PoisonRow& a, const PoisonRow& b) {
    return a.key() == b.key() && a.jobName == b.jobName && a.chunk.kind == b.chunk.kind &&
           a.chunk.reason == b.chunk.reason && a.chunk.workers == b.chunk.workers && a.chunk.at == b.chunk.at &&
           a.chunk.failures == b.chunk.failures;
}

QString PoisonRow::text(PoisonColumn column, TimePoint now) const {
    switch (column) {
    case PoisonColumn::Job:
        return jobName;
    case PoisonColumn::Chunk:
        return countText(chunk.sequence);
    case PoisonColumn::Why:
        return failureWords(chunk.kind);
    case PoisonColumn::Reason:
        return chunk.reason;
    case PoisonColumn::Failures:
        return chunk.failures > 0 ? countText(static_cast<std::uint64_t>(chunk.failures)) : QString();
    case PoisonColumn::Workers:
        return chunk.workers.join(QStringLiteral(", "));
    case PoisonColumn::When:
        return ageWords(std::chrono::duration_cast<Seconds>(now - chunk.at));
    }
    Q_UNREACHABLE();
}

QVariant PoisonRow::sortKey(PoisonColumn column) const {
    if (column == PoisonColumn::Chunk)
        return static_cast<qulonglong>(chunk.sequence);
    if (column == PoisonColumn::Failures)
        return chunk.failures;
    if (column == PoisonColumn::When)
        return static_cast<qlonglong>(-chunk.at.time_since_epoch().count()); // as its text: the age
    return text(column, {});
}

QString PoisonRow::sentence() const {
    return words(QT_TRANSLATE_NOOP("PoisonRow", "Chunk %1 of %2 is set aside. %3: %4"))
        .arg(countText(chunk.sequence), jobName, failureWords(chunk.kind), chunk.reason);
}

void PoisonTableModel::show(const HeadSnapshot& snapshot) {
    std::vector<PoisonRow> rows;
    for (const JobSnapshot& job : snapshot.jobs) {
        for (const SetAsideChunk& chunk : job.setAside) {
            if (!chunk.dropped)
                rows.push_back({job.record.id, jobName(job.record), chunk});
        }
    }
    setRows(std::move(rows));
    const bool isLater = snapshot.at - m_now >= Seconds(1);
    if (!isLater)
        return;
    m_now = snapshot.at;
    tellColumn(static_cast<int>(PoisonColumn::When));
}

int PoisonTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kPoisonColumns;
}

QVariant PoisonTableModel::data(const QModelIndex& index, int role) const {
    const PoisonRow* shown = index.isValid() ? row(index.row()) : nullptr;
    if (shown == nullptr)
        return {};
    const auto column = static_cast<PoisonColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown->text(column, m_now);
    case Qt::ToolTipRole:
        return shown->sentence();
    case Qt::AccessibleTextRole:
        return column == PoisonColumn::Job ? shown->sentence() : shown->text(column, m_now);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(column));
    case SortRole:
        return shown->sortKey(column);
    default:
        return {};
    }
}

QVariant PoisonTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kPoisonColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(static_cast<PoisonColumn>(section)));
    const QStringList names{tr("Job"),      tr("Chunk"),        tr("Why"), tr("What was said"),
                            tr("Failures"), tr("Who tried it"), tr("When")};
    return role == Qt::DisplayRole ? QVariant(names.at(section)) : QVariant();
}

} // namespace gleaner
