#include "head_node/gui/peek_view.h"

#include "head_node/gui/card.h"
#include "head_node/gui/plot.h"
#include "head_node/gui/theme.h"
#include "head_node/models/plain_words.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr int kMostFront = 32;
constexpr Milliseconds kUnwatched{30'000};
constexpr std::array<int, 5> kIntervals_ms{1'000, 5'000, 30'000, 300'000, 0};
constexpr std::array<int, 8> kWidths{190, 80, 100, 300, 80, 60, 110, 120};

/// What both tables have in common.
void prepare(QTableView& table, const QString& name) {
    table.setAccessibleName(name);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 12);
    table.horizontalHeader()->setHighlightSections(false);
}

} // namespace

PeekView::PeekView(WindowServices& services)
    : View(services), m_interval(new QComboBox), m_now(new QPushButton(glyphIcon(Glyph::Repeat), tr("Look &now"))),
      m_when(quietText({})), m_trouble(new QLabel), m_queueTable(new QTableView),
      m_plot(new Plot(tr("Messages over time"))), m_frontTitle(heading({}, 2)), m_frontNote(quietText({})),
      m_messageTable(new QTableView) {
    m_trouble->setWordWrap(true);
    m_trouble->setObjectName(QStringLiteral("peekTrouble"));
    m_trouble->hide();
    makeMessages();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(10);
    layout->addWidget(makeBar());
    layout->addWidget(m_trouble);
    layout->addWidget(makeQueues());
    layout->addWidget(m_frontTitle);
    layout->addWidget(m_messageTable, 1);
    layout->addWidget(m_frontNote);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PeekView::look);
    m_queueTable->selectionModel()->setCurrentIndex(m_queues.index(0, 0),
                                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QWidget* PeekView::makeBar() {
    const std::array<QString, kIntervals_ms.size()> names{tr("every second"), tr("every 5 seconds"),
                                                          tr("every 30 seconds"), tr("every 5 minutes"),
                                                          tr("only when asked")};
    for (std::size_t i = 0; i < names.size(); ++i)
        m_interval->addItem(names[i], kIntervals_ms[i]);
    m_interval->setObjectName(QStringLiteral("peekInterval"));
    m_interval->setAccessibleName(tr("How often to look"));
    connect(m_interval, &QComboBox::currentIndexChanged, this, &PeekView::schedule);
    m_now->setObjectName(QStringLiteral("peekNow"));
    auto* again = new QAction(this);
    again->setShortcut(Qt::Key_F5);
    connect(again, &QAction::triggered, this, &PeekView::look);
    addAction(again);
    m_now->setToolTip(tr("Looks at once (F5)"));
    connect(m_now, &QPushButton::clicked, this, &PeekView::look);
    m_when->setWordWrap(false);
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(heading(title(), 1));
    row->addSpacing(16);
    row->addWidget(m_when);
    row->addStretch(1);
    auto* label = new QLabel(tr("&Look"));
    label->setBuddy(m_interval);
    row->addWidget(label);
    row->addWidget(m_interval);
    row->addWidget(m_now);
    return bar;
}

QWidget* PeekView::makeQueues() {
    prepare(*m_queueTable, tr("Queues"));
    m_queueTable->setObjectName(QStringLiteral("queues"));
    m_queueTable->setModel(&m_queues);
    m_queueTable->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_queueTable->setColumnWidth(1, 110);
    m_queueTable->setColumnWidth(2, 150);
    connect(m_queueTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PeekView::choose);
    auto* part = new QWidget;
    part->setFixedHeight(190);
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(18);
    row->addWidget(m_queueTable, 3);
    row->addWidget(m_plot, 2);
    return part;
}

void PeekView::makeMessages() {
    prepare(*m_messageTable, tr("Messages at the front of the queue"));
    m_messageTable->setObjectName(QStringLiteral("frontMessages"));
    m_messageTable->setModel(&m_messages);
    for (int i = 0; i < kMessageColumns; ++i)
        m_messageTable->setColumnWidth(i, kWidths.at(static_cast<std::size_t>(i)));
    m_messageTable->horizontalHeader()->setSectionResizeMode(static_cast<int>(MessageColumn::Content),
                                                             QHeaderView::Stretch);
    connect(m_messageTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const MessageRow* message = m_messages.row(index.row()); message != nullptr && message->job)
            services().openJob(*message->job);
    });
}

void PeekView::setInterval(Milliseconds interval) {
    int nearest = 0;
    for (int i = 0; i < m_interval->count(); ++i) {
        const auto distance = [&](int number) {
            return std::abs(m_interval->itemData(number).toLongLong() - interval.count());
        };
        if (distance(i) < distance(nearest))
            nearest = i;
    }
    m_interval->setCurrentIndex(nearest);
}

Milliseconds PeekView::interval() const {
    return Milliseconds(m_interval->currentData().toInt());
}

void PeekView::entered() {
    m_watched = true;
    focusFirst(*m_queueTable);
    look();
}

void PeekView::left() {
    m_watched = false;
    schedule();
}

/// The next look; none while one is on its way (it schedules the next when it is done).
void PeekView::schedule() {
    m_timer.stop();
    if (interval() != Milliseconds(0) && !m_asking)
        m_timer.start(m_watched ? interval() : std::max(interval(), kUnwatched));
}

void PeekView::look() {
    if (m_asking) {
        m_again = true;
        return;
    }
    m_timer.stop();
    m_asking = true;
    whenDone(services().link().ask({{L("command"), L("queues")}}), this,
             [this](const Answer& answer) { tookQueues(answer); });
}

void PeekView::tookQueues(const Answer& answer) {
    m_silence = answer ? QString() : answer.error().message;
    if (answer) {
        m_queues.show(*answer);
        m_lookedAt = timeFromJson(answer->value(L("at")));
        m_when->setText(tr("As of %1").arg(timeWords(m_lookedAt)));
        showHistory();
    }
    say(m_queues.trouble());
    if (answer && m_watched && chosen() != nullptr && !chosen()->isPoison()) {
        askFront();
        return;
    }
    m_asking = false;
    if (std::exchange(m_again, false) && answer)
        look();
    else
        schedule();
}

void PeekView::askFront() {
    const QueueRow& queue = *chosen();
    QJsonObject request{{L("command"), L("peek")}, {L("queue"), queue.name}, {L("count"), kMostFront}};
    if (queue.share)
        request.insert(L("share"), *queue.share);
    whenDone(services().link().ask(request), this,
             [this, key = queue.key()](const Answer& answer) { tookFront(key, answer); });
}

void PeekView::tookFront(const QString& queue, const Answer& answer) {
    m_asking = false;
    if (chosen() != nullptr && chosen()->key() == queue) {
        if (answer) {
            m_messages.show(messageRows(*answer, *services().watch().snapshot()), timeFromJson(answer->value(L("at"))));
        } else {
            m_silence = answer.error().message;
            say({});
        }
        m_frontNote->setText(
            m_messages.rowCount() == 0
                ? tr("Nothing can be seen here. Messages that somebody has taken are counted, but hidden "
                     "until they come back or are done.")
                : tr("%n message(s) at the front, oldest first. Looking changes nothing: no message is "
                     "taken, hidden or counted.",
                     nullptr, m_messages.rowCount()));
    }
    if (std::exchange(m_again, false))
        look();
    else
        schedule();
}

void PeekView::showSnapshot(const SnapshotPtr& snapshot) {
    m_queues.showPoison(*snapshot);
    if (chosen() != nullptr && chosen()->isPoison() && m_watched)
        showPoisonFront();
    if (!m_timer.isActive() && !m_watched)
        schedule();
}

/// What is set aside comes with the snapshot: nothing has to be asked.
void PeekView::showPoisonFront() {
    const HeadSnapshot& snapshot = *services().watch().snapshot();
    m_messages.show(setAsideRows(snapshot, kMostFront), snapshot.at);
    m_frontNote->setText(
        tr("Chunks that are set aside lie in no queue; the head keeps them until a person decides. The "
           "view “Poison” tells more and takes the decision."));
    showHistory();
}

const QueueRow* PeekView::chosen() const {
    return m_queues.row(m_queueTable->currentIndex().row());
}

void PeekView::choose() {
    const QueueRow* queue = chosen();
    if (queue == nullptr)
        return;
    m_frontTitle->setText(tr("At the front of: %1").arg(queue->title()));
    m_messages.show({}, m_lookedAt);
    m_frontNote->clear();
    showHistory();
    if (!m_watched)
        return;
    if (queue->isPoison())
        showPoisonFront();
    else
        look();
}

void PeekView::showHistory() {
    if (const QueueRow* queue = chosen())
        m_plot->show(m_queues.historyOf(queue->key()));
}

void PeekView::say(const QString& trouble) {
    QString sentence = trouble.isEmpty() ? QString() : tr("A queue cannot be looked at: %1").arg(trouble);
    if (!m_silence.isEmpty())
        sentence = m_lookedAt == TimePoint() ? tr("The queues cannot be looked at: %1").arg(m_silence)
                                             : tr("The queues cannot be looked at: %1 What is shown is from %2.")
                                                   .arg(m_silence, timeWords(m_lookedAt));
    m_trouble->setText(sentence);
    m_trouble->setVisible(!sentence.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, warningColour(colours));
    m_trouble->setPalette(colours);
}

} // namespace gleaner
