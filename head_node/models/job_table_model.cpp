#include "head_node/models/job_table_model.h"

#include <QSet>

#include <algorithm>

namespace gleaner {

void JobTableModel::show(const HeadSnapshot& snapshot) {
    std::vector<JobRow> rows;
    rows.reserve(snapshot.jobs.size());
    for (const JobSnapshot& job : snapshot.jobs)
        rows.push_back(JobRow::of(job, snapshot.at));
    removeGone(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto number = static_cast<int>(i);
        if (i < m_rows.size() && m_rows[i].id == rows[i].id) {
            change(number, std::move(rows[i]));
            continue;
        }
        beginInsertRows({}, number, number);
        m_rows.insert(m_rows.begin() + number, std::move(rows[i]));
        endInsertRows();
    }
    if (m_rows.size() > rows.size()) { // only when the order of those that stay has changed
        beginRemoveRows({}, static_cast<int>(rows.size()), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
}

void JobTableModel::removeGone(const std::vector<JobRow>& rows) {
    QSet<JobId> kept;
    for (const JobRow& row : rows)
        kept.insert(row.id);
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (kept.contains(m_rows[static_cast<std::size_t>(i)].id))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
}

void JobTableModel::change(int number, JobRow row) {
    JobRow& old = m_rows[static_cast<std::size_t>(number)];
    int first = kJobColumns, last = -1;
    for (int i = 0; i < kJobColumns; ++i) {
        const auto column = static_cast<JobColumn>(i);
        if (old.text(column) == row.text(column) && old.sortKey(column) == row.sortKey(column))
            continue;
        first = std::min(first, i);
        last = i;
    }
    old = std::move(row);
    if (last >= 0)
        Q_EMIT dataChanged(index(number, first), index(number, last));
}

const JobRow* JobTableModel::row(int number) const {
    return number >= 0 && number < rowCount() ? &m_rows[static_cast<std::size_t>(number)] : nullptr;
}

int JobTableModel::rowOf(const JobId& id) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&id](const JobRow& row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int JobTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int JobTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kJobColumns;
}

QVariant JobTableModel::data(const QModelIndex& index, int role) const {
    const JobRow* shown = index.isValid() ? row(index.row()) : nullptr;
    if (shown == nullptr)
        return {};
    const auto column = static_cast<JobColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown->text(column);
    case Qt::ToolTipRole:
        return shown->sentence();
    case Qt::AccessibleTextRole:
        return column == JobColumn::Name ? shown->sentence() : shown->text(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (column < JobColumn::Done ? Qt::AlignLeft : Qt::AlignRight));
    case SortRole:
        return shown->sortKey(column);
    case IdRole:
        return QVariant::fromValue(shown->id.value());
    case PhaseRole:
        return static_cast<int>(shown->phase);
    case FractionRole:
        return shown->fraction();
    default:
        return {};
    }
}

QVariant JobTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kJobColumns)
        return {};
    const auto column = static_cast<JobColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (column < JobColumn::Done ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Job"),         tr("Computation"), tr("State"),   tr("Progress"),
                            tr("Chunks done"), tr("Out"),         tr("Waiting"), tr("Set aside"),
                            tr("Rate"),        tr("Time left"),   tr("Age")};
    return names.at(section);
}

} // namespace gleaner
