// FleetView: what a person does to a worker.
#include "head_node/gui/fleet_view.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableView>

#include <algorithm>

namespace gleaner {

namespace {
using L = QLatin1String;
constexpr int kMostLabelLength = 48;
constexpr int kMostNamed = 8; ///< in a question
} // namespace

void FleetView::enrol() {
    openEnrolDialog(EnrolDialog::Purpose::Enrol, {});
}

void FleetView::renew() {
    if (const FleetRow* row = chosen(); row != nullptr && row->isEnrolled)
        openEnrolDialog(EnrolDialog::Purpose::Renew, row->name);
}

void FleetView::openEnrolDialog(EnrolDialog::Purpose purpose, const QString& name) {
    auto* dialog = new EnrolDialog(services(), purpose, name, this);
    connect(dialog, &EnrolDialog::changed, this, &FleetView::askWhoIsEnrolled);
    dialog->open();
}

void FleetView::rename() {
    const FleetRow* row = chosen();
    if (row == nullptr || !row->isProven)
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename %1").arg(row->name));
    dialog->setLabelText(tr("What should it be called, wherever it is shown? Its enrolment stays as it is.\n"
                            "Empty: its own name, %1.")
                             .arg(row->name));
    dialog->setTextValue(row->label.isEmpty() ? row->name : row->label);
    if (auto* line = dialog->findChild<QLineEdit*>())
        line->setMaxLength(kMostLabelLength);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, name = row->name](const QString& label) {
        const QString called = label.trimmed().isEmpty() ? name : label.trimmed();
        perform({{L("command"), L("worker-rename")}, {L("name"), name}, {L("label"), label}},
                tr("%1 is called %2 from now on.").arg(name, called));
    });
    dialog->open();
}

/// Enrolments that are ended one after another, and what came of it.
struct FleetView::Revoking {
    QStringList left;
    QString first;
    int done = 0;
    std::optional<Error> error;
};

void FleetView::revoke() {
    const QStringList names = chosenEnrolled();
    if (names.isEmpty())
        return;
    const QString lasting =
        tr("From its next request on it is refused, and for ever: to work again it needs a new enrolment. What it "
           "computes at present goes to others when its time is over. In Azure it may take 30 seconds until this is "
           "in force.");
    if (names.size() == 1) {
        confirmRevoking(tr("Revoke the enrolment of %1?").arg(names.front()), lasting, names);
        return;
    }
    const auto count = static_cast<int>(names.size());
    QString who = names.first(std::min(count, kMostNamed)).join(QStringLiteral(", "));
    if (count > kMostNamed)
        who = tr("%1 and %2 more").arg(who).arg(count - kMostNamed);
    QStringList explanation{who + QLatin1Char('.'), tr("For each of them: ") + lasting};
    const qsizetype others = m_table->selectionModel()->selectedRows().size() - count;
    if (others > 0)
        explanation += tr("%n selected worker(s) not enrolled stay as they are.", nullptr, static_cast<int>(others));
    confirmRevoking(tr("Revoke the enrolments of %n worker(s)?", nullptr, count),
                    explanation.join(QStringLiteral("\n\n")), names);
}

void FleetView::confirmRevoking(const QString& question, const QString& explanation, const QStringList& names) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Gleaner"), question, QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(explanation);
    QPushButton* yes = box->addButton(tr("Revoke"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(names.size() == 1 ? tr("Keep it") : tr("Keep them"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, names] {
        revokeNext(std::make_shared<Revoking>(Revoking{.left = names, .first = names.front(), .error = {}}));
    });
    box->open();
}

/// One at a time: in Azure each takes a request or two. Who cannot be revoked does not keep the others.
void FleetView::revokeNext(const std::shared_ptr<Revoking>& batch) {
    if (!batch->left.isEmpty()) {
        const QString name = batch->left.takeFirst();
        whenDone(services().link().ask({{L("command"), L("worker-revoke")}, {L("name"), name}}), this,
                 [this, batch](const Answer& answer) {
                     if (answer)
                         ++batch->done;
                     else
                         batch->error = answer.error();
                     revokeNext(batch);
                 });
        return;
    }
    if (batch->error)
        services().complain(*batch->error);
    else if (batch->done == 1)
        services().say(tr("%1 is refused from its next request on.").arg(batch->first));
    else
        services().say(tr("%n worker(s) are refused from their next request on.", nullptr, batch->done));
    services().watch().lookNow();
    askWhoIsEnrolled();
}

void FleetView::perform(const QJsonObject& request, const QString& done) {
    whenDone(services().link().ask(request), this, [this, done](const Answer& answer) {
        if (answer)
            services().say(done);
        else
            services().complain(answer.error());
        services().watch().lookNow();
        askWhoIsEnrolled();
    });
}

} // namespace gleaner
