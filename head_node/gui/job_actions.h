// What a person can do with jobs, as actions with shortcuts for menus, tool bars and context menus. Thread: GUI.
#pragma once

#include "head_node/gui/view.h"
#include "head_node/models/job_phase.h"

#include <QAction>

#include <vector>

namespace gleaner {

class JobActions : public QObject {
    Q_OBJECT
public:
    /// The shortcuts work while `owner` or a child of it has the focus; `owner` gets the actions.
    JobActions(WindowServices& services, QWidget& owner);

    /// Which jobs the actions are for, and which are possible. Call it with every snapshot and selection.
    void choose(std::vector<JobId> jobs);
    [[nodiscard]] const std::vector<JobId>& chosen() const { return m_jobs; }

    /// For a context menu: all of them, with separators (null).
    [[nodiscard]] QList<QAction*> all() const;
    [[nodiscard]] QAction* open() const { return m_open; }
    /// Those that belong into a tool bar.
    [[nodiscard]] QList<QAction*> forToolBar() const { return {m_pause, m_resume, m_cancel, m_result, m_again}; }

private:
    QAction* add(Glyph glyph, const QString& text, const QKeySequence& shortcut, const QString& tip,
                 const std::function<void()>& then);
    void makeActions();
    /// Sends `command` for each chosen job.
    void send(const QString& command, const QString& done);
    void shiftPriority(int by);
    void runAgain();
    void openResult();
    void openFolder();
    /// Asks first, and sends then.
    void confirm(const QString& question, const QString& warning, const QString& command, const QString& done);
    [[nodiscard]] const JobSnapshot* firstChosen() const;

    WindowServices& m_services;
    QWidget& m_owner;
    std::vector<JobId> m_jobs;
    QAction *m_open = nullptr, *m_pause = nullptr, *m_resume = nullptr, *m_raise = nullptr, *m_lower = nullptr,
            *m_cancel = nullptr, *m_again = nullptr, *m_result = nullptr, *m_folder = nullptr, *m_remove = nullptr;
};

} // namespace gleaner
