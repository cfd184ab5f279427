// FleetView: what a person does to a worker.
#include "head_node/gui/fleet_view.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableView>

namespace gleaner {

namespace {
using L = QLatin1String;
constexpr int kMostLabelLength = 48;
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

void FleetView::revoke() {
    const FleetRow* row = chosen();
    if (row == nullptr || !row->isEnrolled)
        return;
    const QString name = row->name;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Gleaner"), tr("Revoke the enrolment of %1?").arg(name),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("From its next request on it is refused, and for ever: to work again it needs a new enrolment. What it "
           "computes at present goes to others when its time is over. In Azure it may take 30 seconds until this is "
           "in force."));
    QPushButton* yes = box->addButton(tr("Revoke"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep it"), QMessageBox::RejectRole));
    connect(yes, &QPushButton::clicked, this, [this, name] {
        perform({{L("command"), L("worker-revoke")}, {L("name"), name}},
                tr("%1 is refused from its next request on.").arg(name));
    });
    box->open();
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
