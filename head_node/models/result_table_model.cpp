#include "head_node/models/result_table_model.h"

#include <algorithm>

namespace gleaner {

namespace {

QStringList cellsOf(const QString& line, bool isCsv) {
    return isCsv ? line.split(QLatin1Char(',')) : QStringList(line);
}

} // namespace

void ResultTableModel::show(const QString& text, bool isCsv) {
    const qsizetype end = text.lastIndexOf(QLatin1Char('\n'));
    QStringList lines = text.left(std::max<qsizetype>(end, 0)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QStringList head = isCsv && !lines.isEmpty() ? cellsOf(lines.takeFirst(), true) : QStringList(tr("Result"));
    if (head != m_head) {
        beginResetModel();
        m_head = head;
        m_rows.clear();
        endResetModel();
    }
    const auto count = static_cast<int>(std::min<qsizetype>(lines.size(), kMostRows));
    const auto before = static_cast<int>(m_rows.size());
    if (count < before) {
        beginRemoveRows({}, count, before - 1);
        m_rows.resize(static_cast<std::size_t>(count));
        endRemoveRows();
    }
    int firstChanged = -1, lastChanged = -1;
    for (int i = 0; i < std::min(count, before); ++i) {
        QStringList cells = cellsOf(lines[i], isCsv);
        QStringList& old = m_rows[static_cast<std::size_t>(i)];
        if (old == cells)
            continue;
        old = std::move(cells);
        firstChanged = firstChanged < 0 ? i : firstChanged;
        lastChanged = i;
    }
    if (lastChanged >= 0)
        Q_EMIT dataChanged(index(firstChanged, 0), index(lastChanged, columnCount() - 1));
    if (count <= before)
        return;
    beginInsertRows({}, before, count - 1);
    for (int i = before; i < count; ++i)
        m_rows.push_back(cellsOf(lines[i], isCsv));
    endInsertRows();
}

void ResultTableModel::clear() {
    beginResetModel();
    m_head.clear();
    m_rows.clear();
    endResetModel();
}

int ResultTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ResultTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_head.size());
}

QVariant ResultTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    return m_rows[static_cast<std::size_t>(index.row())].value(index.column());
}

QVariant ResultTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(m_head.value(section)) : QVariant(section + 1);
}

} // namespace gleaner
