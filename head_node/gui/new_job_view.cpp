#include "head_node/gui/new_job_view.h"

#include "head_node/gui/card.h"
#include "head_node/gui/hand_in.h"
#include "head_node/gui/job_form_panel.h"
#include "head_node/gui/plan_card.h"

#include <QDir>
#include <QFileInfo>
#include <QListWidget>
#include <QScrollArea>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace gleaner {

namespace {
constexpr int kListWidth = 170, kSideWidth = 256;
} // namespace

bool isTaken(const QString& outputPath, const HeadSnapshot& snapshot) {
    return QFileInfo::exists(outputPath) ||
           std::any_of(snapshot.jobs.begin(), snapshot.jobs.end(),
                       [&outputPath](const JobSnapshot& job) { return job.record.outputPath == outputPath; });
}

QString freshOutputPath(const Computation& computation, const HeadSnapshot& snapshot) {
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QDir::homePath();
    for (int i = 1;; ++i) {
        const QString number = i == 1 ? QString() : QStringLiteral("-%1").arg(i);
        const QString path =
            folder + QLatin1Char('/') + computation.name() + number + QLatin1Char('.') + computation.resultSuffix();
        if (!isTaken(path, snapshot))
            return path;
    }
}

NewJobView::NewJobView(WindowServices& services)
    : View(services), m_list(new QListWidget), m_scroll(new QScrollArea), m_plan(new PlanCard),
      m_complaint(new ComplaintLabel), m_start(primaryButton(tr("&Start the job"))) {
    setAcceptDrops(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(makeList());
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("What the job needs to know"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto* card = new Card;
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(m_scroll);
    row->addWidget(card, 1);
    row->addWidget(makeSide());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 16);
    column->addWidget(heading(tr("New job"), 1));
    column->addLayout(row, 1);
    connect(m_plan, &PlanCard::refused, this, &NewJobView::showRefusal);
    connect(m_plan, &PlanCard::planned, this, [this] { m_complaint->setText({}); });
    connect(m_start, &QPushButton::clicked, this, &NewJobView::start);
    m_list->setCurrentRow(0);
}

QWidget* NewJobView::makeList() {
    m_list->setObjectName(QStringLiteral("computations"));
    m_list->setAccessibleName(tr("Computations"));
    m_list->setFixedWidth(kListWidth);
    m_list->setSpacing(2);
    m_list->setFrameShape(QFrame::NoFrame);
    for (const Computation* each : offeredComputations(services().computations())) {
        auto* item = new QListWidgetItem(each->name(), m_list);
        item->setToolTip(computationWords(each->summary()));
        item->setSizeHint({0, m_list->fontMetrics().height() + 18});
    }
    connect(m_list, &QListWidget::currentRowChanged, this, &NewJobView::chooseComputation);
    return m_list;
}

QWidget* NewJobView::makeSide() {
    auto* side = new QWidget;
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_plan);
    m_start->setObjectName(QStringLiteral("start"));
    m_start->setShortcut(Qt::CTRL | Qt::Key_Return);
    m_start->setToolTip(tr("Hands the job in (Ctrl+Return)"));
    column->addWidget(m_start);
    column->addWidget(m_complaint);
    auto* files = new QHBoxLayout;
    const auto add = [this, files](Glyph glyph, const QString& text, const QString& tip, void (NewJobView::*then)()) {
        auto* button = new QPushButton(glyphIcon(glyph), text);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, then);
        files->addWidget(button);
    };
    add(Glyph::Load, tr("&Load…"), tr("Fills the form in from a job file"), &NewJobView::askWhereToLoad);
    add(Glyph::Save, tr("Sa&ve…"), tr("Keeps this job as a file, for here and for gleaner submit --job"),
        &NewJobView::askWhereToSave);
    column->addLayout(files);
    column->addStretch(1);
    return side;
}

const Computation* NewJobView::chosen() const {
    return m_form == nullptr ? nullptr : &m_form->computation();
}

void NewJobView::chooseComputation() {
    const auto* item = m_list->currentItem();
    const Computation* computation = item == nullptr ? nullptr : services().computations().findNewest(item->text());
    if (computation != nullptr && computation != chosen())
        showForm(*computation);
}

void NewJobView::showForm(const Computation& computation) {
    m_form = new JobFormPanel(computation, freshOutputPath(computation, *services().watch().snapshot()));
    m_scroll->setWidget(m_form); // deletes the one before
    m_form->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    connect(m_form, &JobFormPanel::edited, this, &NewJobView::check);
    check();
}

void NewJobView::check() {
    if (m_form == nullptr)
        return;
    const DraftCheck checked = checkDraft(m_form->computation(), m_form->draft());
    m_complaint->setText(m_form->showComplaints(checked.complaints));
    m_good = checked.isGood();
    m_start->setEnabled(m_good && !m_sending);
    // The output's fault does not keep anybody from seeing what the job would be.
    const bool canPlan = m_good || (checked.complaints.size() == 1 && checked.complaints.contains(kOutputField));
    if (canPlan)
        m_plan->plan(m_form->computation(), checked.request);
    else
        m_plan->clear(tr("Fill in what is marked; then this shows what the job will be."));
}

void NewJobView::showRefusal(const Error& error) {
    if (m_form == nullptr)
        return;
    m_complaint->setText(m_form->showComplaints({{fieldOf(error, m_form->computation()), error.message}}));
    m_start->setEnabled(false);
}

void NewJobView::start() {
    const DraftCheck checked = checkDraft(m_form->computation(), m_form->draft());
    if (!checked.isGood() || m_sending)
        return;
    m_sending = true;
    m_start->setEnabled(false);
    handIn(services(), this, checked.request, [this] {
        m_sending = false;
        m_start->setEnabled(m_good);
    });
}

void NewJobView::startFrom(const JobRequest& values) {
    const Computation* computation = services().computations().findNewest(values.computation);
    if (computation == nullptr) {
        services().complain({ErrorCode::NotFound, tr("This program has no computation '%1'.").arg(values.computation)});
        return;
    }
    const auto items = m_list->findItems(values.computation, Qt::MatchExactly);
    m_list->setCurrentItem(items.front());
    showForm(*computation); // with an output of its own
    JobDraft draft = draftOf(values, *computation);
    if (isTaken(draft.outputPath, *services().watch().snapshot()))
        draft.outputPath.clear(); // an older result is not to be written over
    m_form->setDraft(draft);
    check();
    m_form->focusFirst();
}

void NewJobView::entered() {
    if (m_form != nullptr)
        m_form->focusFirst();
}

void NewJobView::showSnapshot(const SnapshotPtr& snapshot) {
    int processors = snapshot->localProcessors;
    for (const FleetWorker& worker : snapshot->fleet)
        processors += !worker.isPresent() ? 0 : static_cast<int>(worker.processors);
    m_plan->setProcessors(processors);
}

} // namespace gleaner
