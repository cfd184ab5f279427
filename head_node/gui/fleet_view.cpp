#include "head_node/gui/fleet_view.h"

#include "head_node/gui/action_bar.h"
#include "head_node/gui/card.h"
#include "head_node/gui/fleet_delegate.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>

#include <array>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr std::array<int, kFleetColumns> kWidths{160, 205, 245, 105, 55, 45, 65, 60, 80, 105, 190, 60, 85};
constexpr int kAskInterval_ms = 15'000; ///< enrolments change seldom, and against Azure asking costs requests

} // namespace

FleetView::FleetView(WindowServices& services)
    : View(services), m_filter(m_fleet), m_table(new QTableView), m_words(new QLineEdit), m_which(new QComboBox),
      m_totals(quietText({})), m_notice(quietText({})) {
    makeActions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->addWidget(makeBar());
    layout->addWidget(m_notice);
    makeTable();
    layout->addWidget(m_table, 1);
    layout->addWidget(m_totals);
    m_totals->setObjectName(QStringLiteral("fleetTotals"));
    m_notice->setObjectName(QStringLiteral("fleetNotice"));
    m_notice->hide();
    m_again.setInterval(kAskInterval_ms);
    connect(&m_again, &QTimer::timeout, this, &FleetView::askWhoIsEnrolled);
    choose();
}

QAction* FleetView::add(Glyph glyph, const QString& text, const QKeySequence& shortcut, const QString& tip,
                        void (FleetView::*then)()) {
    auto* action = new QAction(glyphIcon(glyph), text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(tip, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, then);
    addAction(action);
    return action;
}

void FleetView::makeActions() {
    m_enrol = add(Glyph::NewJob, tr("&Enrol a PC…"), Qt::CTRL | Qt::Key_E, tr("Lets another PC compute for this head"),
                  &FleetView::enrol);
    m_renew = add(Glyph::Repeat, tr("Rene&w…"), Qt::CTRL | Qt::Key_R,
                  tr("Gives an enrolment more time, and shows it again"), &FleetView::renew);
    m_rename = add(Glyph::Settings, tr("Re&name…"), Qt::Key_F2, tr("Calls it something else, wherever it is shown"),
                   &FleetView::rename);
    m_revoke = add(Glyph::Cancel, tr("Re&voke…"), Qt::Key_Delete,
                   tr("Ends the selected enrolments at once and for ever"), &FleetView::revoke);
}

QWidget* FleetView::makeBar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 4);
    row->addWidget(heading(title(), 1));
    row->addSpacing(16);
    row->addWidget(new ActionBar({m_enrol, m_renew, m_rename, m_revoke}));
    row->addStretch(1);
    const std::initializer_list<std::pair<FleetFilter::Which, QString>> kinds{
        {FleetFilter::Which::All, tr("All")},
        {FleetFilter::Which::Present, tr("Here")},
        {FleetFilter::Which::Away, tr("Away")},
        {FleetFilter::Which::Enrolled, tr("Enrolled")},
        {FleetFilter::Which::Doubtful, tr("Doubtful")}};
    for (const auto& [which, name] : kinds)
        m_which->addItem(name, static_cast<int>(which));
    m_which->setItemData(m_which->count() - 1, tr("The name is not proven, or something failed"), Qt::ToolTipRole);
    m_which->setAccessibleName(tr("Which workers are shown"));
    m_which->setObjectName(QStringLiteral("fleetWhich"));
    connect(m_which, &QComboBox::currentIndexChanged, this, [this] {
        m_filter.setWhich(static_cast<FleetFilter::Which>(m_which->currentData().toInt()));
        refresh();
    });
    row->addWidget(m_which);
    m_words->setPlaceholderText(tr("Find a worker"));
    m_words->setAccessibleName(tr("Words that a worker has to have in its name, work, platform or version"));
    m_words->setObjectName(QStringLiteral("fleetWords"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(220);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter.setWords(words);
        refresh();
    });
    auto* find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_words, [this] { m_words->setFocus(Qt::ShortcutFocusReason); });
    addAction(find);
    row->addWidget(m_words);
    return bar;
}

void FleetView::makeTable() {
    m_table->setObjectName(QStringLiteral("fleet"));
    m_table->setAccessibleName(tr("Workers"));
    m_table->setModel(&m_filter);
    m_table->setItemDelegate(new FleetDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(FleetColumn::Name), Qt::AscendingOrder);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // no row is measured
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 16);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (int i = 0; i < kFleetColumns; ++i)
        m_table->setColumnWidth(i, kWidths.at(static_cast<std::size_t>(i)));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &FleetView::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FleetView::choose);
}

/// While nobody looks there is nothing to keep up to date.
void FleetView::showSnapshot(const SnapshotPtr&) {
    if (m_isWatched)
        refresh();
}

void FleetView::refresh() {
    m_fleet.show(fleetRows(*services().watch().snapshot(), m_enrolments));
    QString totals = fleetTotals(m_fleet.rows());
    if (m_filter.rowCount() != m_fleet.rowCount())
        totals += QStringLiteral(" — ") + tr("%n shown", nullptr, m_filter.rowCount());
    m_totals->setText(totals);
    choose();
}

void FleetView::entered() {
    m_isWatched = true;
    m_again.start();
    askWhoIsEnrolled();
    refresh();
}

void FleetView::left() {
    m_isWatched = false;
    m_again.stop();
}

void FleetView::askWhoIsEnrolled() {
    whenDone(services().link().ask({{L("command"), L("worker-list")}}), this, [this](const Answer& answer) {
        m_notice->setVisible(!answer);
        if (answer)
            m_enrolments = enrolmentsIn(*answer);
        else
            m_notice->setText(tr("Who is enrolled cannot be told: %1").arg(answer.error().message));
        refresh();
    });
}

const FleetRow* FleetView::chosen() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? m_fleet.row(m_filter.mapToSource(rows.front()).row()) : nullptr;
}

QStringList FleetView::chosenEnrolled() const {
    QStringList names;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        if (const FleetRow* row = m_fleet.row(m_filter.mapToSource(index).row()); row != nullptr && row->isEnrolled)
            names += row->name;
    }
    return names;
}

void FleetView::choose() {
    const FleetRow* row = chosen();
    m_renew->setEnabled(row != nullptr && row->isEnrolled);
    m_revoke->setEnabled(!chosenEnrolled().isEmpty());
    m_rename->setEnabled(row != nullptr && row->isProven);
}

void FleetView::showMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_renew, m_rename, m_revoke});
    menu->addSeparator();
    menu->addAction(m_enrol);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

QByteArray FleetView::saveState() const {
    return m_table->horizontalHeader()->saveState();
}

void FleetView::restoreState(const QByteArray& state) {
    if (!state.isEmpty())
        m_table->horizontalHeader()->restoreState(state);
}

} // namespace gleaner
