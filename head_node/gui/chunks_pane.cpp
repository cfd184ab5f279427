#include "head_node/gui/chunks_pane.h"

#include "head_node/gui/card.h"

#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <limits>

namespace gleaner {

namespace {
using L = QLatin1String;
constexpr int kInterval_ms = 1'000;
} // namespace

ChunksPane::ChunksPane(WindowServices& services)
    : m_services(services), m_table(new QTableView), m_number(new QSpinBox), m_lines(new QListWidget) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(18);
    row->addWidget(makeOut(), 2);
    row->addWidget(makeLog(), 3);
    m_again.setInterval(kInterval_ms);
    connect(&m_again, &QTimer::timeout, this, &ChunksPane::askOut);
}

QWidget* ChunksPane::makeOut() {
    m_table->setModel(&m_out);
    m_table->setObjectName(QStringLiteral("chunksOut"));
    m_table->setAccessibleName(tr("Chunks that are out"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (const auto number = m_out.sequenceAt(index.row())) {
            m_number->setValue(static_cast<int>(*number));
            askChunk();
        }
    });
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("Out for longest"), 2));
    column->addWidget(m_table, 1);
    column->addWidget(
        quietText(tr("On the queue or with a worker: the queue does not tell which. Who computed a chunk is "
                     "known when it is answered. A chunk whose worker falls silent goes to another one by "
                     "itself.")));
    return part;
}

QWidget* ChunksPane::makeLog() {
    m_number->setRange(0, std::numeric_limits<int>::max());
    m_number->setGroupSeparatorShown(true);
    m_number->setAccessibleName(tr("Number of the chunk"));
    m_number->setMinimumWidth(120);
    m_lines->setAccessibleName(tr("What happened to the chunk"));
    m_lines->setObjectName(QStringLiteral("chunkLines"));
    m_lines->setWordWrap(true);
    m_lines->setFrameShape(QFrame::NoFrame);
    m_lines->setAlternatingRowColors(true);
    auto* look = new QPushButton(tr("&Look it up"));
    connect(look, &QPushButton::clicked, this, &ChunksPane::askChunk);
    connect(m_number, &QSpinBox::editingFinished, this, &ChunksPane::askChunk);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("What happened to one chunk"), 2));
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Chunk")));
    row->addWidget(m_number);
    row->addWidget(look);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_lines, 1);
    return part;
}

void ChunksPane::show(const std::optional<JobId>& job) {
    m_job = job;
    m_lines->clear();
    m_out.show({}, {});
    askOut();
}

void ChunksPane::update(const JobSnapshot& job) {
    const auto last = static_cast<SequenceNumber>(std::numeric_limits<int>::max());
    m_number->setMaximum(static_cast<int>(std::min(last, std::max<SequenceNumber>(job.record.chunkCount, 1) - 1)));
}

void ChunksPane::setWatched(bool watched) {
    m_watched = watched;
    if (watched) {
        m_again.start();
        askOut();
    } else {
        m_again.stop();
    }
}

void ChunksPane::askOut() {
    if (!m_watched || !m_job || !isVisible())
        return;
    whenDone(m_services.link().ask({{L("command"), L("out")}, {L("id"), toString(*m_job)}}), this,
             [this, job = m_job](const Answer& answer) {
                 if (answer && job == m_job)
                     m_out.show(*answer, m_services.watch().snapshot()->at);
             });
}

void ChunksPane::askChunk() {
    if (!m_job)
        return;
    whenDone(m_services.link().ask(
                 {{L("command"), L("chunk")}, {L("id"), toString(*m_job)}, {L("sequence"), m_number->value()}}),
             this, [this, job = m_job](const Answer& answer) {
                 if (job != m_job)
                     return;
                 m_lines->clear();
                 m_lines->addItems(answer ? chunkLines(*answer) : QStringList(answer.error().message));
             });
}

} // namespace gleaner
