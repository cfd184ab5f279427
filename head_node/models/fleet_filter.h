// Which workers a person wants to see, and in which order. Thread: that of the views.
#pragma once

#include "head_node/models/fleet_table_model.h"

#include <QSortFilterProxyModel>

namespace gleaner {

class FleetFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    /// Away: paused, ended, silent or never seen. Doubtful: the name is not proven, or something failed.
    enum class Which { All, Present, Away, Enrolled, Doubtful };

    /// `fleet` outlives this.
    explicit FleetFilter(FleetTableModel& fleet);

    void setWhich(Which which);
    /// Every word has to stand somewhere in the name, what it does, the platform or the version.
    void setWords(const QString& words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    FleetTableModel& m_fleet;
    Which m_which = Which::All;
    QStringList m_words;
};

} // namespace gleaner
