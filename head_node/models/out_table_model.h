// Chunks that are out, oldest first, with how long. Thread: that of the views.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"

#include <QAbstractTableModel>
#include <QJsonObject>

#include <vector>

namespace gleaner {

class OutTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// The head's answer to "out", at the time of its snapshot. What stays out keeps its row.
    void show(const QJsonObject& answer, TimePoint now);
    /// nullopt: no such row.
    [[nodiscard]] std::optional<SequenceNumber> sequenceAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        SequenceNumber sequence = 0;
        TimePoint since;
    };
    std::vector<Row> m_rows;
    TimePoint m_now;
};

/// The head's answer to "chunk" as lines for people, oldest first.
[[nodiscard]] QStringList chunkLines(const QJsonObject& answer);

} // namespace gleaner
