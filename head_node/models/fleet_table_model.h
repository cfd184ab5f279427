// The workers of a head as a table that stays put: a new snapshot changes only what is different, so that selection,
// sorting and scrolling survive. Thread: that of the views.
#pragma once

#include "head_node/models/fleet_row.h"

#include <QAbstractTableModel>

namespace gleaner {

class FleetTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// StateRole: a FleetState. ProvenRole: whether the name is the worker's own.
    enum Role { SortRole = Qt::UserRole + 1, KeyRole, StateRole, ProvenRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows come and go in the given order; rows that stay keep their index. Cells that changed are signalled once for
    /// each run of rows, because of hundreds of workers most change at every look.
    void show(std::vector<FleetRow> rows);
    /// nullptr: no such row. Good until the next show().
    [[nodiscard]] const FleetRow* row(int number) const;
    [[nodiscard]] const std::vector<FleetRow>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// Cells that differ, in neighbouring rows.
    struct Changes {
        int firstRow = -1, lastRow = -1, firstColumn = kFleetColumns, lastColumn = -1;
    };
    void removeGone(const std::vector<FleetRow>& rows);
    void change(int number, FleetRow row, Changes& changes);
    void signal(Changes& changes);

    std::vector<FleetRow> m_rows;
};

} // namespace gleaner
