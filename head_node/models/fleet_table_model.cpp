#include "head_node/models/fleet_table_model.h"

#include <QSet>

#include <algorithm>

namespace gleaner {

namespace {

bool isNumber(FleetColumn column) {
    return column >= FleetColumn::Answers && column <= FleetColumn::LastSeen;
}

QVariant alignmentOf(FleetColumn column) {
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

void FleetTableModel::show(std::vector<FleetRow> rows) {
    removeGone(rows);
    Changes changes;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto number = static_cast<int>(i);
        if (i < m_rows.size() && m_rows[i].key == rows[i].key) {
            change(number, std::move(rows[i]), changes);
            continue;
        }
        signal(changes);
        beginInsertRows({}, number, number);
        m_rows.insert(m_rows.begin() + number, std::move(rows[i]));
        endInsertRows();
    }
    signal(changes);
    if (m_rows.size() > rows.size()) { // only when the order of those that stay has changed
        beginRemoveRows({}, static_cast<int>(rows.size()), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
}

void FleetTableModel::removeGone(const std::vector<FleetRow>& rows) {
    QSet<QString> kept;
    for (const FleetRow& row : rows)
        kept.insert(row.key);
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (kept.contains(m_rows[static_cast<std::size_t>(i)].key))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
}

void FleetTableModel::change(int number, FleetRow row, Changes& changes) {
    FleetRow& old = m_rows[static_cast<std::size_t>(number)];
    int first = kFleetColumns, last = -1;
    for (int i = 0; i < kFleetColumns; ++i) {
        const auto column = static_cast<FleetColumn>(i);
        if (old.text(column) == row.text(column) && old.sortKey(column) == row.sortKey(column))
            continue;
        first = std::min(first, i);
        last = i;
    }
    old = std::move(row);
    if (last < 0) {
        signal(changes);
        return;
    }
    changes.firstRow = changes.firstRow < 0 ? number : changes.firstRow;
    changes.lastRow = number;
    changes.firstColumn = std::min(changes.firstColumn, first);
    changes.lastColumn = std::max(changes.lastColumn, last);
}

void FleetTableModel::signal(Changes& changes) {
    if (changes.firstRow >= 0)
        Q_EMIT dataChanged(index(changes.firstRow, changes.firstColumn), index(changes.lastRow, changes.lastColumn));
    changes = {};
}

const FleetRow* FleetTableModel::row(int number) const {
    return number >= 0 && number < rowCount() ? &m_rows[static_cast<std::size_t>(number)] : nullptr;
}

int FleetTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FleetTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kFleetColumns;
}

QVariant FleetTableModel::data(const QModelIndex& index, int role) const {
    const FleetRow* shown = index.isValid() ? row(index.row()) : nullptr;
    if (shown == nullptr)
        return {};
    const auto column = static_cast<FleetColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown->text(column);
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>")
            .arg(shown->sentence().toHtmlEscaped().replace(u'\n', QLatin1String("<br>")));
    case Qt::AccessibleTextRole:
        return column == FleetColumn::Name ? shown->sentence() : shown->text(column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case SortRole:
        return shown->sortKey(column);
    case KeyRole:
        return shown->key;
    case StateRole:
        return static_cast<int>(shown->state);
    case ProvenRole:
        return shown->isProven;
    default:
        return {};
    }
}

QVariant FleetTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kFleetColumns)
        return {};
    const auto column = static_cast<FleetColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    if (role == Qt::ToolTipRole && column == FleetColumn::Answers)
        return tr("Answers accepted / chunks handed back / failures. Sorted by failures for each answer");
    if (role == Qt::ToolTipRole && column == FleetColumn::Speed)
        return tr("Of one processor, beside the fleet's mean for chunks of the same jobs");
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Worker"),   tr("State"),   tr("Does now"),   tr("OK/back/failed"), tr("Speed"),
                            tr("CPUs"),     tr("Chunks"),  tr("CPU h"),      tr("Last seen"),      tr("Enrolled until"),
                            tr("Platform"), tr("Version"), tr("Enrolled on")};
    return names.at(section);
}

} // namespace gleaner
