#include "head_node/gui/poison_actions.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace gleaner {

namespace {

using L = QLatin1String;

/// Answers that are still to come.
struct Batch {
    std::size_t open = 0;
    qint64 count = 0;
    std::optional<Error> error;
};

} // namespace

PoisonActions::PoisonActions(WindowServices& services, QWidget& owner)
    : QObject(&owner), m_services(services), m_owner(owner) {
    m_retry = add(Glyph::Repeat, tr("&Retry"), Qt::CTRL | Qt::Key_R, tr("Sends the selected chunks out again"),
                  [this] { send(Decision::Retry, forSelected(Decision::Retry)); });
    m_drop = add(Glyph::Remove, tr("&Drop…"), Qt::Key_Delete, tr("Gives the selected chunks up"), [this] {
        confirm(tr("Drop %n chunk(s)?", nullptr, static_cast<int>(m_selected.size())), forSelected(Decision::Drop));
    });
    m_retryAll = add(Glyph::Repeat, tr("Retry &all"), Qt::CTRL | Qt::SHIFT | Qt::Key_R,
                     tr("Sends everything that is set aside out again"),
                     [this] { send(Decision::Retry, forAll(Decision::Retry)); });
    m_dropAll =
        add(Glyph::Remove, tr("Drop a&ll…"), Qt::SHIFT | Qt::Key_Delete, tr("Gives everything up that is set aside"),
            [this] { confirm(tr("Drop everything that is set aside?"), forAll(Decision::Drop)); });
    m_openJob = add(Glyph::Job, tr("Look at the &job"), Qt::Key_Return, tr("Shows the page of the chunk's job"),
                    [this] { m_services.openJob(m_selected.front().job); });
    choose({}, {});
}

QAction* PoisonActions::add(Glyph glyph, const QString& text, const QKeySequence& shortcut, const QString& tip,
                            const std::function<void()>& then) {
    auto* action = new QAction(glyphIcon(glyph), text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(tip, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, then);
    m_owner.addAction(action);
    return action;
}

void PoisonActions::choose(std::vector<PoisonRow> selected, const HeadSnapshot& snapshot) {
    m_selected = std::move(selected);
    m_jobs.clear();
    for (const JobSnapshot& job : snapshot.jobs) {
        if (job.setAsideCount > 0)
            m_jobs.emplace_back(job.record.id, job.setAsideCount);
    }
    m_retry->setEnabled(!m_selected.empty());
    m_drop->setEnabled(!m_selected.empty());
    m_openJob->setEnabled(m_selected.size() == 1);
    m_retryAll->setEnabled(!m_jobs.empty());
    m_dropAll->setEnabled(!m_jobs.empty());
}

/// One request for a job of which everything is selected, or else one a chunk.
std::vector<QJsonObject> PoisonActions::forSelected(Decision decision) const {
    const QString command =
        decision == Decision::Retry ? QStringLiteral("poison-retry") : QStringLiteral("poison-drop");
    std::vector<QJsonObject> requests;
    for (const auto& [job, all] : m_jobs) {
        const auto selected = std::ranges::count(m_selected, job, &PoisonRow::job);
        if (static_cast<std::uint64_t>(selected) == all) {
            requests.push_back({{L("command"), command}, {L("id"), toString(job)}});
            continue;
        }
        for (const PoisonRow& row : m_selected) {
            if (row.job == job)
                requests.push_back({{L("command"), command},
                                    {L("id"), toString(job)},
                                    {L("sequence"), static_cast<qint64>(row.chunk.sequence)}});
        }
    }
    return requests;
}

std::vector<QJsonObject> PoisonActions::forAll(Decision decision) const {
    const QString command =
        decision == Decision::Retry ? QStringLiteral("poison-retry") : QStringLiteral("poison-drop");
    std::vector<QJsonObject> requests;
    for (const auto& [job, all] : m_jobs)
        requests.push_back({{L("command"), command}, {L("id"), toString(job)}});
    return requests;
}

void PoisonActions::confirm(const QString& question, const std::vector<QJsonObject>& requests) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Gleaner"), question, QMessageBox::NoButton, &m_owner);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("The result is put together without them and says where it has gaps. This cannot be undone."));
    QPushButton* yes = box->addButton(tr("Drop"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, requests] { send(Decision::Drop, requests); });
    box->open();
}

/// Says what came of it when the last answer is there.
void PoisonActions::send(Decision decision, const std::vector<QJsonObject>& requests) {
    const auto batch = std::make_shared<Batch>();
    batch->open = requests.size();
    for (const QJsonObject& request : requests) {
        whenDone(m_services.link().ask(request), this, [this, decision, batch](const Answer& answer) {
            if (answer)
                batch->count += answer->value(L("count")).toInteger();
            else if (answer.error().code != ErrorCode::NotFound) // somebody else has decided in the meantime
                batch->error = answer.error();
            if (--batch->open == 0)
                finished(decision, batch->count, batch->error);
        });
    }
}

void PoisonActions::finished(Decision decision, qint64 count, const std::optional<Error>& error) {
    if (error)
        m_services.complain(*error);
    else if (decision == Decision::Retry)
        m_services.say(tr("%n chunk(s) go out again.", nullptr, static_cast<int>(count)));
    else
        m_services.say(tr("%n chunk(s) dropped; the result goes without.", nullptr, static_cast<int>(count)));
    m_services.watch().lookNow();
}

} // namespace gleaner
