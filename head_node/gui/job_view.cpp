#include "head_node/gui/job_view.h"

#include "head_node/gui/action_bar.h"
#include "head_node/gui/card.h"
#include "head_node/gui/chunks_pane.h"
#include "head_node/gui/plot.h"
#include "head_node/gui/result_pane.h"
#include "head_node/gui/theme.h"
#include "head_node/models/job_draft.h"
#include "head_node/models/job_row.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gleaner {

namespace {

constexpr int kSideWidth = 320, kNarrowSide = 260, kNameColumn = 130;

Card* cardAround(QWidget* widget) {
    auto* card = new Card;
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 12, 14, 12);
    inside->addWidget(widget);
    return card;
}

QString fact(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style='padding:2px 14px 2px 0'>%1</td><td style='padding:2px 0'>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

} // namespace

JobView::JobView(WindowServices& services)
    : View(services), m_actions(new JobActions(services, *this)), m_pages(new QStackedWidget), m_picker(new QComboBox),
      m_state(new QLabel), m_remark(new QLabel), m_bar(new QProgressBar), m_facts(new QLabel),
      m_rate(new Plot(tr("Chunks a second"))), m_fleet(new Plot(tr("Processors that compute"))),
      m_result(new ResultPane(services)), m_chunks(new ChunksPane(services)) {
    auto* tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(cardAround(m_result), tr("&Result"));
    tabs->addTab(cardAround(m_chunks), tr("&Chunks"));
    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addWidget(tabs, 2);
    middle->addWidget(makeSide(), 1);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeTop());
    column->addWidget(m_bar);
    column->addWidget(m_remark);
    column->addLayout(middle, 1);
    QLabel* none = quietText(tr("There is no job yet. Begin with a new one (Ctrl+N)."));
    none->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(none);
    m_pages->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 16);
    layout->addWidget(m_pages);
}

QWidget* JobView::makeTop() {
    m_picker->setAccessibleName(tr("Which job is shown"));
    m_picker->setObjectName(QStringLiteral("jobPicker"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_picker->setMinimumWidth(220);
    QFont large = m_picker->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_picker->setFont(large);
    connect(m_picker, &QComboBox::activated, this, [this] { open(JobId(m_picker->currentData().toUuid())); });
    m_state->setObjectName(QStringLiteral("jobState"));
    m_bar->setRange(0, 1'000);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setAccessibleName(tr("Progress"));
    m_remark->setWordWrap(true);
    m_remark->hide();
    auto* top = new QWidget;
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 4);
    row->addWidget(m_picker);
    row->addSpacing(12);
    row->addWidget(m_state, 1);
    row->addWidget(new ActionBar(m_actions->forToolBar(), Qt::AlignRight));
    return top;
}

QWidget* JobView::makeSide() {
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setAccessibleName(tr("The job in figures"));
    auto* side = new QWidget;
    side->setMinimumWidth(kNarrowSide);
    side->setMaximumWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(cardAround(m_facts));
    column->addWidget(cardAround(m_rate), 1);
    column->addWidget(cardAround(m_fleet), 1);
    return side;
}

void JobView::open(const JobId& id) {
    if (m_job == id)
        return;
    m_job = id;
    m_result->show(id);
    m_chunks->show(id);
    showSnapshot(services().watch().snapshot());
}

void JobView::showSnapshot(const SnapshotPtr& snapshot) {
    m_history.show(*snapshot);
    if (!m_job && !snapshot->jobs.empty()) {
        open(snapshot->jobs.back().record.id);
        return;
    }
    fillPicker(*snapshot);
    const JobSnapshot* job = m_job ? jobIn(*snapshot, *m_job) : nullptr;
    m_pages->setCurrentIndex(job == nullptr ? 0 : 1);
    if (job != nullptr)
        showJob(*job);
}

void JobView::fillPicker(const HeadSnapshot& snapshot) {
    const QSignalBlocker quiet(m_picker);
    const auto count = static_cast<int>(snapshot.jobs.size());
    while (m_picker->count() > count)
        m_picker->removeItem(m_picker->count() - 1);
    for (int i = 0; i < count; ++i) { // the newest first
        const JobRecord& record = snapshot.jobs[static_cast<std::size_t>(count - 1 - i)].record;
        if (i == m_picker->count())
            m_picker->addItem({});
        if (m_picker->itemData(i).toUuid() == record.id.value() && m_picker->itemText(i) == jobName(record))
            continue;
        m_picker->setItemText(i, jobName(record));
        m_picker->setItemData(i, QVariant::fromValue(record.id.value()));
    }
    if (m_job)
        m_picker->setCurrentIndex(m_picker->findData(QVariant::fromValue(m_job->value())));
}

void JobView::showJob(const JobSnapshot& job) {
    m_actions->choose({job.record.id});
    const JobRow row = JobRow::of(job, services().watch().snapshot()->at);
    QString state = phaseName(row.phase) + QStringLiteral(" · ") + row.text(JobColumn::Progress);
    if (row.left)
        state += QStringLiteral(" · ") + tr("%1 left").arg(timeLeftWords(*row.left));
    m_state->setText(state);
    m_bar->setValue(static_cast<int>(row.fraction() * 1'000));
    m_remark->setText(row.remark);
    m_remark->setVisible(!row.remark.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, row.phase == JobPhase::Failed ? badColour(colours) : warningColour(colours));
    m_remark->setPalette(colours);
    m_facts->setText(factsOf(job));
    if (const HistorySeries* rate = m_history.rateOf(job.record.id))
        m_rate->show(rate->points());
    else
        m_rate->show({});
    m_fleet->show(m_history.processors().points());
    m_result->update(job);
    m_chunks->update(job);
}

QString JobView::factsOf(const JobSnapshot& job) {
    const JobRecord& record = job.record;
    QString rows = fact(tr("Computation"), record.computation.name);
    if (!record.purpose.isEmpty())
        rows += fact(tr("Purpose"), record.purpose);
    rows += fact(tr("Chunks"),
                 tr("%1 of %2 done").arg(countText(job.answered + job.dropped), countText(record.chunkCount)));
    rows += fact(tr("Out"), countText(job.out)) + fact(tr("Waiting"), countText(job.waiting));
    if (job.setAsideCount > 0)
        rows += fact(tr("Set aside"), countText(job.setAsideCount));
    if (job.dropped > 0)
        rows += fact(tr("Dropped"), countText(job.dropped));
    if (job.scatteredAgain > 0)
        rows += fact(tr("Sent again"), countText(job.scatteredAgain));
    if (job.duplicates > 0)
        rows += fact(tr("Duplicates"), countText(job.duplicates));
    rows += fact(tr("Computing time"), durationWords(std::chrono::duration_cast<Seconds>(job.computeTime)));
    const TimePoint end = isOver(record.state) ? record.finished : services().watch().snapshot()->at;
    rows += fact(isOver(record.state) ? tr("Took") : tr("Time so far"),
                 durationWords(std::chrono::duration_cast<Seconds>(end - record.created)));
    for (auto it = record.summary.begin(); it != record.summary.end(); ++it) {
        const QVariant value = it->toVariant();
        rows += fact(parameterLabel(it.key()),
                     it->isDouble() ? QString::number(it->toDouble(), 'g', 12) : value.toString());
    }
    const int room = std::max(kNameColumn, m_facts->width() - kNameColumn);
    rows += fact(tr("Result"),
                 m_facts->fontMetrics().elidedText(QFileInfo(record.outputPath).fileName(), Qt::ElideMiddle, room));
    m_facts->setToolTip(QDir::toNativeSeparators(record.outputPath));
    return QStringLiteral("<table>%1</table>").arg(rows);
}

void JobView::entered() {
    m_result->setWatched(true);
    m_chunks->setWatched(true);
}

void JobView::left() {
    m_result->setWatched(false);
    m_chunks->setWatched(false);
}

} // namespace gleaner
