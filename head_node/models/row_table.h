// A table of values that stays put: new rows change only what is different, so that selection, sorting and scrolling
// survive. A Row has key() (hashable, its own in the table) and ==. Thread: that of the views.
#pragma once

#include <QAbstractTableModel>
#include <QSet>

#include <vector>

namespace gleaner {

template<typename Row>
class RowTable : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    /// nullptr: no such row. Good until the rows change.
    [[nodiscard]] const Row* row(int number) const {
        return number >= 0 && number < rowCount() ? &m_rows[static_cast<std::size_t>(number)] : nullptr;
    }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

protected:
    /// Rows come and go in the order given; those that stay keep their place.
    void setRows(std::vector<Row> rows) {
        removeGone(rows);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto number = static_cast<int>(i);
            if (i < m_rows.size() && m_rows[i].key() == rows[i].key()) {
                if (m_rows[i] == rows[i])
                    continue;
                m_rows[i] = std::move(rows[i]);
                Q_EMIT dataChanged(index(number, 0), index(number, columnCount() - 1));
                continue;
            }
            std::size_t end = i + 1; // what comes new in one piece is told in one piece
            while (end < rows.size() && (i >= m_rows.size() || m_rows[i].key() != rows[end].key()))
                ++end;
            beginInsertRows({}, number, static_cast<int>(end) - 1);
            m_rows.insert(m_rows.begin() + number, std::make_move_iterator(rows.begin() + number),
                          std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(end)));
            endInsertRows();
            i = end - 1;
        }
        removeFrom(rows.size()); // only when the order of those that stay has changed
    }
    /// As time passes: every row looks different.
    void tellColumn(int column) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    }

private:
    void removeGone(const std::vector<Row>& rows) {
        QSet<std::decay_t<decltype(std::declval<Row>().key())>> kept;
        kept.reserve(static_cast<qsizetype>(rows.size()));
        for (const Row& row : rows)
            kept.insert(row.key());
        for (auto last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
            const auto isGone = [&](int number) {
                return !kept.contains(m_rows[static_cast<std::size_t>(number)].key());
            };
            if (!isGone(last))
                continue;
            int first = last;
            while (first > 0 && isGone(first - 1))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }
    void removeFrom(std::size_t size) {
        if (m_rows.size() <= size)
            return;
        beginRemoveRows({}, static_cast<int>(size), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(size);
        endRemoveRows();
    }

    std::vector<Row> m_rows;
};

} // namespace gleaner
