// The jobs of a head as a table that stays put: a new snapshot changes only what is different, so that selection,
// sorting and scrolling survive. Thread: that of the views.
#pragma once

#include "head_node/models/job_row.h"

#include <QAbstractTableModel>

namespace gleaner {

class JobTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole + 1, IdRole, PhaseRole, FractionRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows come and go in the snapshot's order (that of creation); rows that stay keep their index.
    void show(const HeadSnapshot& snapshot);
    /// nullptr: no such row. Good until the next show().
    [[nodiscard]] const JobRow* row(int number) const;
    /// -1: no such job.
    [[nodiscard]] int rowOf(const JobId& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeGone(const std::vector<JobRow>& rows);
    void change(int number, JobRow row);

    std::vector<JobRow> m_rows;
};

} // namespace gleaner
