#include "head_node/gui/jobs_view.h"

#include "head_node/gui/action_bar.h"
#include "head_node/gui/card.h"
#include "head_node/gui/progress_delegate.h"
#include "head_node/gui/welcome_panel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace gleaner {

namespace {

constexpr std::array<int, kJobColumns> kWidths{165, 105, 95, 115, 95, 45, 60, 70, 60, 165, 55};

} // namespace

JobsView::JobsView(WindowServices& services)
    : View(services), m_filter(m_jobs), m_actions(new JobActions(services, *this)), m_pages(new QStackedWidget),
      m_table(new QTableView), m_words(new QLineEdit), m_which(new QComboBox), m_count(quietText({})) {
    makeTable();
    auto* list = new QWidget;
    auto* inside = new QVBoxLayout(list);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(makeBar());
    inside->addWidget(m_table, 1);
    inside->addWidget(m_count);
    auto* welcome = new WelcomePanel(services.computations());
    connect(welcome, &WelcomePanel::chosen, this, [this](const QString& computation) {
        this->services().startFrom(
            {.computation = computation, .parameters = {}, .outputPath = {}, .title = {}, .purpose = {}});
    });
    m_pages->addWidget(welcome);
    m_pages->addWidget(list);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->addWidget(m_pages);
}

QWidget* JobsView::makeBar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 4);
    row->addWidget(heading(title(), 1));
    row->addSpacing(16);
    row->addWidget(new ActionBar(m_actions->forToolBar()));
    row->addStretch(1);
    m_which->addItem(tr("All jobs"), QVariant::fromValue(static_cast<int>(JobFilter::Which::All)));
    m_which->addItem(tr("Not over"), QVariant::fromValue(static_cast<int>(JobFilter::Which::Active)));
    m_which->addItem(tr("Over"), QVariant::fromValue(static_cast<int>(JobFilter::Which::Over)));
    m_which->setAccessibleName(tr("Which jobs are shown"));
    connect(m_which, &QComboBox::currentIndexChanged, this,
            [this] { m_filter.setWhich(static_cast<JobFilter::Which>(m_which->currentData().toInt())); });
    row->addWidget(m_which);
    m_words->setPlaceholderText(tr("Find a job"));
    m_words->setAccessibleName(tr("Words that a job has to have in its name, computation or state"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(220);
    connect(m_words, &QLineEdit::textChanged, &m_filter, &JobFilter::setWords);
    auto* find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_words, [this] { m_words->setFocus(Qt::ShortcutFocusReason); });
    addAction(find);
    row->addWidget(m_words);
    return bar;
}

void JobsView::makeTable() {
    m_table->setObjectName(QStringLiteral("jobs"));
    m_table->setAccessibleName(tr("Jobs"));
    m_table->setModel(&m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(JobColumn::Age), Qt::AscendingOrder);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 16);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (int i = 0; i < kJobColumns; ++i)
        m_table->setColumnWidth(i, kWidths.at(static_cast<std::size_t>(i)));
    m_table->setItemDelegateForColumn(
        static_cast<int>(JobColumn::Progress),
        new ProgressDelegate(JobTableModel::FractionRole, JobTableModel::PhaseRole, m_table));
    m_table->setItemDelegateForColumn(static_cast<int>(JobColumn::State),
                                      new PhaseDelegate(JobTableModel::PhaseRole, m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &JobsView::showMenu);
    connect(m_table, &QTableView::doubleClicked, m_actions->open(), &QAction::trigger);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &JobsView::chooseSelected);
}

void JobsView::showSnapshot(const SnapshotPtr& snapshot) {
    m_jobs.show(*snapshot);
    if (m_toSelect)
        select(*m_toSelect);
    m_pages->setCurrentIndex(m_jobs.rowCount() == 0 ? 0 : 1);
    m_count->setText(m_filter.rowCount() == m_jobs.rowCount()
                         ? tr("%n job(s)", nullptr, m_jobs.rowCount())
                         : tr("%1 of %n job(s)", nullptr, m_jobs.rowCount()).arg(m_filter.rowCount()));
    chooseSelected();
}

void JobsView::select(const JobId& id) {
    const int row = m_jobs.rowOf(id);
    if (row < 0) {
        m_toSelect = id;
        return;
    }
    m_toSelect.reset();
    const QModelIndex index = m_filter.mapFromSource(m_jobs.index(row, 0));
    if (!index.isValid())
        return; // the filter hides it
    // Not selectRow(), which only toggles while a person still holds Ctrl, of Ctrl+Return for one.
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

void JobsView::chooseSelected() {
    std::vector<JobId> jobs;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        jobs.emplace_back(index.data(JobTableModel::IdRole).toUuid());
    m_actions->choose(std::move(jobs));
}

void JobsView::showMenu(const QPoint& at) {
    if (!m_table->selectionModel()->hasSelection())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions->all());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

QByteArray JobsView::saveState() const {
    return m_table->horizontalHeader()->saveState();
}

void JobsView::restoreState(const QByteArray& state) {
    if (!state.isEmpty())
        m_table->horizontalHeader()->restoreState(state);
}

} // namespace gleaner
