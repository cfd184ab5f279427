// Which jobs a person wants to see, and in which order. Thread: that of the views.
#pragma once

#include "head_node/models/job_table_model.h"

#include <QSortFilterProxyModel>

namespace gleaner {

class JobFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Which { All, Active, Over };

    /// `jobs` outlives this.
    explicit JobFilter(JobTableModel& jobs);

    void setWhich(Which which);
    /// Every word has to stand somewhere in the name, the computation or the state.
    void setWords(const QString& words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    JobTableModel& m_jobs;
    Which m_which = Which::All;
    QStringList m_words;
};

} // namespace gleaner
