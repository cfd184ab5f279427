#include "head_node/gui/job_actions.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace gleaner {

namespace {

using L = QLatin1String;

QAction* separator(QObject* parent) {
    auto* action = new QAction(parent);
    action->setSeparator(true);
    return action;
}

} // namespace

JobActions::JobActions(WindowServices& services, QWidget& owner)
    : QObject(&owner), m_services(services), m_owner(owner) {
    makeActions();
    choose({});
}

QAction* JobActions::add(Glyph glyph, const QString& text, const QKeySequence& shortcut, const QString& tip,
                         const std::function<void()>& then) {
    auto* action = new QAction(glyphIcon(glyph), text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(tip, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, then);
    m_owner.addAction(action);
    return action;
}

void JobActions::makeActions() {
    m_open = add(Glyph::Job, tr("&Look at it"), Qt::Key_Return, tr("Shows the job's own page"),
                 [this] { m_services.openJob(m_jobs.front()); });
    m_pause = add(Glyph::Pause, tr("&Pause"), Qt::CTRL | Qt::Key_P, tr("Takes its chunks back from the queue"),
                  [this] { send(QStringLiteral("pause"), tr("Paused. What is computed stays.")); });
    m_resume = add(Glyph::Resume, tr("&Resume"), Qt::CTRL | Qt::Key_R, tr("Goes on, or tries a failed job again"),
                   [this] { send(QStringLiteral("resume"), tr("The job goes on.")); });
    m_raise = add(Glyph::Up, tr("&Raise priority"), Qt::CTRL | Qt::Key_Up, tr("Jobs of a higher priority go first"),
                  [this] { shiftPriority(1); });
    m_lower = add(Glyph::Down, tr("L&ower priority"), Qt::CTRL | Qt::Key_Down, tr("Lets other jobs go first"),
                  [this] { shiftPriority(-1); });
    m_cancel = add(Glyph::Cancel, tr("&Cancel…"), Qt::Key_Delete, tr("Ends it for good"), [this] {
        confirm(tr("Cancel this job?"), tr("What it has computed so far is lost. To stop it for a while, pause it."),
                QStringLiteral("cancel"), tr("Cancelled."));
    });
    m_again = add(Glyph::Repeat, tr("Run &again…"), Qt::CTRL | Qt::Key_D,
                  tr("Fills in the form of a new job with its values, to be changed"), [this] { runAgain(); });
    m_result = add(Glyph::Open, tr("Open re&sult"), Qt::CTRL | Qt::Key_O, tr("Opens the result's file"),
                   [this] { openResult(); });
    m_folder = add(Glyph::Folder, tr("Show &folder"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
                   tr("Shows the folder that the result goes to"), [this] { openFolder(); });
    m_remove =
        add(Glyph::Remove, tr("Remove from the &list…"), Qt::SHIFT | Qt::Key_Delete, tr("Forgets a job that is over"),
            [this] {
                confirm(tr("Remove this job from the list?"), tr("The head forgets it; its result's file stays."),
                        QStringLiteral("remove"), tr("Removed."));
            });
}

QList<QAction*> JobActions::all() const {
    auto* self = const_cast<JobActions*>(this);
    return {m_open,          separator(self), m_pause,  m_resume, m_raise,         m_lower, m_cancel,
            separator(self), m_result,        m_folder, m_again,  separator(self), m_remove};
}

void JobActions::choose(std::vector<JobId> jobs) {
    m_jobs = std::move(jobs);
    JobAbilities can;
    std::size_t found = 0;
    for (const JobId& id : m_jobs) {
        const JobSnapshot* job = jobIn(*m_services.watch().snapshot(), id);
        if (job == nullptr)
            continue;
        ++found;
        const JobAbilities one = abilitiesOf(phaseOf(*job));
        can.pause |= one.pause;
        can.resume |= one.resume;
        can.cancel |= one.cancel;
        can.prioritise |= one.prioritise;
        can.remove |= one.remove;
        can.openResult |= one.openResult;
    }
    const bool isOne = found == 1 && m_jobs.size() == 1;
    m_open->setEnabled(isOne);
    m_pause->setEnabled(can.pause);
    m_resume->setEnabled(can.resume);
    m_raise->setEnabled(can.prioritise);
    m_lower->setEnabled(can.prioritise);
    m_cancel->setEnabled(can.cancel);
    m_again->setEnabled(isOne);
    m_result->setEnabled(isOne && can.openResult);
    m_folder->setEnabled(isOne);
    m_remove->setEnabled(can.remove);
}

const JobSnapshot* JobActions::firstChosen() const {
    return m_jobs.empty() ? nullptr : jobIn(*m_services.watch().snapshot(), m_jobs.front());
}

/// Only to the jobs that it can be done with, so that a mixed selection says nothing of the others.
void JobActions::send(const QString& command, const QString& done) {
    for (const JobId& id : m_jobs) {
        const JobSnapshot* job = jobIn(*m_services.watch().snapshot(), id);
        if (job == nullptr)
            continue;
        const JobAbilities can = abilitiesOf(phaseOf(*job));
        if ((command == L("pause") && !can.pause) || (command == L("resume") && !can.resume) ||
            (command == L("cancel") && !can.cancel) || (command == L("remove") && !can.remove))
            continue;
        m_services.perform({{L("command"), command}, {L("id"), toString(id)}}, done);
    }
}

void JobActions::shiftPriority(int by) {
    for (const JobId& id : m_jobs) {
        const JobSnapshot* job = jobIn(*m_services.watch().snapshot(), id);
        if (job == nullptr || !abilitiesOf(phaseOf(*job)).prioritise)
            continue;
        const int priority = job->record.priority + by;
        m_services.perform({{L("command"), L("priority")}, {L("id"), toString(id)}, {L("priority"), priority}},
                           tr("The priority of %1 is now %2.").arg(jobName(job->record)).arg(priority));
    }
}

void JobActions::runAgain() {
    const JobSnapshot* job = firstChosen();
    if (job == nullptr)
        return;
    const JobRecord& record = job->record;
    m_services.startFrom({.computation = record.computation.name,
                          .parameters = record.parameters,
                          .outputPath = record.outputPath,
                          .title = record.title,
                          .priority = record.priority,
                          .purpose = record.purpose});
}

void JobActions::openResult() {
    if (const JobSnapshot* job = firstChosen())
        m_services.openPath(job->record.outputPath);
}

void JobActions::openFolder() {
    if (const JobSnapshot* job = firstChosen())
        m_services.openPath(QFileInfo(job->record.outputPath).path());
}

void JobActions::confirm(const QString& question, const QString& warning, const QString& command, const QString& done) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Gleaner"), question, QMessageBox::NoButton, &m_owner);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(warning);
    QPushButton* yes =
        box->addButton(command == L("cancel") ? tr("Cancel the job") : tr("Remove"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep it"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, command, done] { send(command, done); });
    box->open();
}

} // namespace gleaner
