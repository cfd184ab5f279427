// The beginning of a result as a table: columns of a CSV file, or lines of any other text. Rows that were there stay,
// so that a growing result does not jump. Thread: that of the views.
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace gleaner {

class ResultTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kMostRows = 2'000;

    using QAbstractTableModel::QAbstractTableModel;

    /// `text`: whole lines or not; the last, cut one is left out when it does not end. `isCsv`: the first line names
    /// the columns.
    void show(const QString& text, bool isCsv);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_head;
    std::vector<QStringList> m_rows;
};

} // namespace gleaner
