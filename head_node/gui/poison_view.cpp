#include "head_node/gui/poison_view.h"

#include "head_node/gui/action_bar.h"
#include "head_node/gui/card.h"
#include "head_node/gui/poison_detail.h"
#include "head_node/models/plain_words.h"
#include "head_node/models/queue_table_model.h"

#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <array>
#include <limits>

namespace gleaner {

namespace {

constexpr std::array<int, kPoisonColumns> kWidths{190, 80, 190, 300, 80, 170, 90};

} // namespace

PoisonView::PoisonView(WindowServices& services)
    : View(services), m_actions(new PoisonActions(services, *this)), m_pages(new QStackedWidget),
      m_table(new QTableView), m_count(quietText({})), m_detail(new PoisonDetail(services)) {
    makeTable();
    auto* upper = new QWidget;
    auto* inside = new QVBoxLayout(upper);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(makeBar());
    inside->addWidget(m_table, 1);
    inside->addWidget(m_count);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->addWidget(upper);
    parts->addWidget(m_detail);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    m_detail->show(nullptr);
    m_pages->addWidget(makeEmpty());
    m_pages->addWidget(parts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->addWidget(m_pages);
}

QWidget* PoisonView::makeBar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 4);
    row->addWidget(heading(title(), 1));
    row->addSpacing(16);
    row->addWidget(new ActionBar(m_actions->forToolBar()));
    row->addStretch(1);
    return bar;
}

QWidget* PoisonView::makeEmpty() {
    auto* text = quietText(tr(
        "A chunk is poison when it does harm to whoever takes it: it fails at three PCs in the same way, or those that "
        "take it disappear again and again. It is then set aside, so that it cannot stop the others, and it appears "
        "here with the reason.\n\nYou can then send it out again, when its cause is gone, or drop it: the result is "
        "put together without it and says so. Until then everything else of the job is computed as usual."));
    text->setMaximumWidth(560);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(title(), 1));
    column->addStretch(1);
    column->addWidget(heading(tr("Nothing is set aside"), 2), 0, Qt::AlignHCenter);
    auto* centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(text, 4);
    centre->addStretch(1);
    column->addLayout(centre);
    column->addStretch(2);
    return page;
}

void PoisonView::makeTable() {
    m_sorted.setSourceModel(&m_chunks);
    m_sorted.setSortRole(PoisonTableModel::SortRole);
    m_table->setObjectName(QStringLiteral("poison"));
    m_table->setAccessibleName(tr("Chunks that are set aside"));
    m_table->setModel(&m_sorted);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(PoisonColumn::When), Qt::AscendingOrder);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 14);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (int i = 0; i < kPoisonColumns; ++i)
        m_table->setColumnWidth(i, kWidths.at(static_cast<std::size_t>(i)));
    m_table->horizontalHeader()->setSectionResizeMode(static_cast<int>(PoisonColumn::Reason), QHeaderView::Stretch);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &PoisonView::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PoisonView::chooseSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PoisonView::chooseSelected);
}

void PoisonView::showSnapshot(const SnapshotPtr& snapshot) {
    const bool wasEmpty = m_sorted.rowCount() == 0;
    m_chunks.show(*snapshot);
    const std::uint64_t waiting = poisonCount(*snapshot);
    m_pages->setCurrentIndex(waiting == 0 ? 0 : 1);
    if (m_watched && wasEmpty)
        selectFirst();
    const auto shown = static_cast<std::uint64_t>(m_chunks.rowCount());
    m_count->setText(
        shown == waiting
            ? tr("%n chunk(s) wait for your decision.", nullptr, m_chunks.rowCount())
            : tr("%1 chunks wait for your decision. The first %2 are shown, the others as these are decided; "
                 "“all” means all.")
                  .arg(countText(waiting), countText(shown)));
    if (waiting != m_waiting) {
        m_waiting = waiting;
        Q_EMIT badgeChanged(static_cast<int>(std::min<std::uint64_t>(waiting, std::numeric_limits<int>::max())));
    }
    chooseSelected();
}

void PoisonView::entered() {
    m_watched = true;
    focusFirst(*m_table);
    if (!m_table->currentIndex().isValid())
        selectFirst();
    chooseSelected();
}

/// Not selectRow(), which toggles while Ctrl is held.
void PoisonView::selectFirst() {
    if (m_sorted.rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_sorted.index(0, 0),
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void PoisonView::left() {
    m_watched = false;
}

void PoisonView::chooseSelected() {
    std::vector<PoisonRow> selected;
    const auto rowAt = [this](const QModelIndex& index) { return m_chunks.row(m_sorted.mapToSource(index).row()); };
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        if (const PoisonRow* row = rowAt(index))
            selected.push_back(*row);
    }
    m_actions->choose(std::move(selected), *services().watch().snapshot());
    const QModelIndex current = m_table->currentIndex();
    if (m_watched)
        m_detail->show(current.isValid() && m_table->selectionModel()->isRowSelected(current.row()) ? rowAt(current)
                                                                                                    : nullptr);
}

void PoisonView::showMenu(const QPoint& at) {
    if (!m_table->selectionModel()->hasSelection())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions->forMenu());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace gleaner
