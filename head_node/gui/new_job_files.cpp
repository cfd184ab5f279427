// Job files and dropped files of NewJobView.
#include "head_node/engine/job_file.h"
#include "head_node/gui/job_form_panel.h"
#include "head_node/gui/new_job_view.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>

namespace gleaner {

namespace {

QString jobFilesFilter() {
    return NewJobView::tr("Job files (*.json)");
}

QString onlyFileOf(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

void NewJobView::loadFile(const QString& path) {
    const auto request = readJobFile(path, services().computations());
    if (!request) {
        services().complain(request.error());
        return;
    }
    startFrom(*request);
    services().say(tr("Filled in from %1.").arg(QDir::toNativeSeparators(path)));
}

void NewJobView::saveFile(const QString& path) {
    const DraftCheck checked = checkDraft(m_form->computation(), m_form->draft());
    const QString complaint = m_form->showComplaints(checked.complaints);
    if (!checked.isGood()) {
        services().complain(
            {ErrorCode::InvalidArgument,
             complaint.isEmpty() ? tr("Fill in what is marked first; then the job can be kept.") : complaint});
        return;
    }
    const Status written = writeJobFile(path, checked.request, services().computations());
    if (written)
        services().say(
            tr("Kept as %1. Hand it in here, or with: gleaner submit --job %1").arg(QDir::toNativeSeparators(path)));
    else
        services().complain(written.error());
}

void NewJobView::askWhereToLoad() {
    auto* dialog = new QFileDialog(this, tr("Load a job file"), {}, jobFilesFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &NewJobView::loadFile);
    dialog->open();
}

void NewJobView::askWhereToSave() {
    auto* dialog = new QFileDialog(this, tr("Keep this job as a file"), {}, jobFilesFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(m_form->computation().name() + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, &NewJobView::saveFile);
    dialog->open();
}

void NewJobView::dragEnterEvent(QDragEnterEvent* event) {
    if (!onlyFileOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

/// A job file fills the form in; any other one goes into the form's field for a file.
void NewJobView::dropEvent(QDropEvent* event) {
    const QString file = onlyFileOf(*event->mimeData());
    event->acceptProposedAction();
    if (file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) || !m_form->takeFile(file))
        loadFile(file);
}

} // namespace gleaner
