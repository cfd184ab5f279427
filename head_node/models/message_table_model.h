// The messages at the front of one queue as a table that stays put. Thread: that of the views.
#pragma once

#include "head_node/models/message_row.h"
#include "head_node/models/row_table.h"

namespace gleaner {

class MessageTableModel : public RowTable<MessageRow> {
    Q_OBJECT
public:
    using RowTable::RowTable;

    void show(std::vector<MessageRow> rows, TimePoint now);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TimePoint m_now;
};

} // namespace gleaner
