// "Why am I (not) computing" as a table: a row for each stretch of time, the newest first. Copies what it shows.
// Thread: the one with the windows.
#pragma once

#include "screensaver_client/link/agent_snapshot.h"

#include <QAbstractTableModel>

#include <vector>

namespace gleaner {

class WhyModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { From, Lasted, State, Why, ColumnCount };

    explicit WhyModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// `now` ends the stretch that still goes on. Rows that stay stay selected.
    void setEntries(std::vector<AgentWhyEntry> entries, TimePoint now);
    [[nodiscard]] const std::vector<AgentWhyEntry>& entries() const { return m_entries; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const AgentWhyEntry& entry, int column) const;
    std::vector<AgentWhyEntry> m_entries;
    TimePoint m_now;
};

/// "3 h 20 min", "45 s".
[[nodiscard]] QString durationText(Milliseconds duration);

} // namespace gleaner
