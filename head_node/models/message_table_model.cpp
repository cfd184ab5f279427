#include "head_node/models/message_table_model.h"

namespace gleaner {

namespace {

Qt::Alignment alignmentOf(MessageColumn column) {
    const bool isNumber = column == MessageColumn::Chunk || column >= MessageColumn::Size;
    return Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

void MessageTableModel::show(std::vector<MessageRow> rows, TimePoint now) {
    setRows(std::move(rows));
    if (now == m_now)
        return;
    m_now = now;
    tellColumn(static_cast<int>(MessageColumn::Age));
    tellColumn(static_cast<int>(MessageColumn::Expires));
}

int MessageTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kMessageColumns;
}

QVariant MessageTableModel::data(const QModelIndex& index, int role) const {
    const MessageRow* shown = index.isValid() ? row(index.row()) : nullptr;
    if (shown == nullptr)
        return {};
    const auto column = static_cast<MessageColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown->text(column, m_now);
    case Qt::ToolTipRole:
        return shown->sentence();
    case Qt::AccessibleTextRole:
        return column == MessageColumn::Job ? shown->sentence() : shown->text(column, m_now);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(column));
    default:
        return {};
    }
}

QVariant MessageTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kMessageColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(static_cast<MessageColumn>(section)));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Job"),  tr("Chunk"), tr("Kind"),      tr("What it says"),
                            tr("Size"), tr("Taken"), tr("There for"), tr("Expires")};
    return names.at(section);
}

} // namespace gleaner
