// The jobs as a table that sorts and filters, with everything that can be done to them. Thread: GUI.
#pragma once

#include "head_node/gui/job_actions.h"
#include "head_node/models/job_filter.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace gleaner {

class JobsView : public View {
    Q_OBJECT
public:
    explicit JobsView(WindowServices& services);

    [[nodiscard]] QString title() const override { return tr("Jobs"); }
    [[nodiscard]] Glyph glyph() const override { return Glyph::Jobs; }
    void showSnapshot(const SnapshotPtr& snapshot) override;

    /// Selects the job's row and brings it into sight, now or when the head shows it.
    void select(const JobId& id);
    /// Widths and order of the columns, sorting.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);
    [[nodiscard]] JobActions& actions() { return *m_actions; }

private:
    [[nodiscard]] QWidget* makeBar();
    void makeTable();
    void chooseSelected();
    void showMenu(const QPoint& at);

    JobTableModel m_jobs;
    JobFilter m_filter;
    JobActions* m_actions;
    QStackedWidget* m_pages;
    QTableView* m_table;
    QLineEdit* m_words;
    QComboBox* m_which;
    QLabel* m_count;
    std::optional<JobId> m_toSelect;
};

} // namespace gleaner
