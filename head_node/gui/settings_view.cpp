#include "head_node/gui/settings_view.h"

#include "head_node/gui/folder_card.h"
#include "head_node/gui/queue_card.h"

#include <QDir>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace gleaner {

namespace {
constexpr int kWidest = 820;
}

SettingsView::SettingsView(WindowServices& services, HeadSetup& setup, const Clock& clock)
    : View(services), m_setup(setup), m_clock(clock), m_about(new QLabel), m_state(quietText({})),
      m_apply(primaryButton(tr("&Apply"))), m_revert(new QPushButton(tr("Re&vert"))),
      m_restart(new QPushButton(glyphIcon(Glyph::Repeat), tr("&Restart the head now"))) {
    makeForm();
    lockGiven();
    showAll(m_setup.saved().values);
    (void)complain(m_setup.saved().complaints);
    connect(&m_setup, &HeadSetup::changed, this, &SettingsView::adapt);
    connect(m_folder, &FolderCard::checked, this, &SettingsView::adapt);
    sessionChanged();
}

void SettingsView::makeForm() {
    auto* queue = new QueueCard(m_clock);
    m_folder = new FolderCard(m_setup);
    auto* computing = new ComputingCard;
    auto* limits = new LimitsCard;
    m_cards = {queue, m_folder, computing, limits, new NotificationsCard};
    m_ofHead = {queue, computing, limits};
    auto* column = new QVBoxLayout;
    column->setSpacing(12);
    m_about->setObjectName(QStringLiteral("aboutSettings"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    column->addWidget(heading(title(), 1));
    column->addWidget(m_about);
    for (SettingsCard* card : m_cards) {
        column->addWidget(card);
        connect(card, &SettingsCard::edited, this, &SettingsView::edited);
    }
    column->addStretch(1);
    auto* narrow = new QWidget;
    narrow->setMaximumWidth(kWidest);
    narrow->setLayout(column);
    auto* inside = new QWidget;
    auto* row = new QHBoxLayout(inside);
    row->setContentsMargins(20, 12, 20, 12);
    row->addWidget(narrow, 100);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it scrolls it
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);
    scroll->setObjectName(QStringLiteral("settingsScroll"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll, 1);
    all->addLayout(makeButtons());
}

QLayout* SettingsView::makeButtons() {
    m_apply->setObjectName(QStringLiteral("applySettings"));
    m_apply->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_revert->setObjectName(QStringLiteral("revertSettings"));
    m_restart->setObjectName(QStringLiteral("restartHead"));
    m_state->setObjectName(QStringLiteral("settingsState"));
    connect(m_apply, &QPushButton::clicked, this, &SettingsView::apply);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        showAll(m_setup.saved().values);
        (void)complain({});
        adapt();
    });
    connect(m_restart, &QPushButton::clicked, this, &SettingsView::restart);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(20, 8, 20, 12);
    row->addWidget(m_state, 1);
    for (QPushButton* each : {m_restart, m_revert, m_apply})
        row->addWidget(each);
    return row;
}

/// What the command line decided cannot be changed while the program runs.
void SettingsView::lockGiven() {
    const auto& options = m_setup.given().options;
    for (const SettingsCard* card : m_cards) {
        for (SettingRow* row : card->rows()) {
            const QString name = row->name() == QLatin1String("reach") ? QStringLiteral("listen") : row->name();
            if (options.contains(name))
                row->lock(
                    tr("Decided by %1 of the command line, for as long as the program runs.").arg(options.value(name)));
        }
    }
}

bool SettingsView::isForeign() const {
    return m_setup.session().state() == SessionState::Attached;
}

void SettingsView::entered() {
    m_folder->check();
}

void SettingsView::sessionChanged() {
    for (SettingsCard* card : m_ofHead)
        card->setEnabled(!isForeign());
    if (isForeign())
        whenDone(services().link().ask({{QLatin1String("command"), QLatin1String("settings")}}), this,
                 [this](const Answer& answer) { showForeign(answer ? *answer : QJsonObject()); });
    else if (!m_isEdited)
        showAll(m_setup.saved().values);
    m_folder->check();
    adapt();
}

void SettingsView::showForeign(const QJsonObject& answer) {
    if (!isForeign() || answer.isEmpty()) // an older head does not tell
        return;
    HeadSettings theirs = headSettingsIn(answer).values;
    m_isShowing = true;
    for (SettingsCard* card : m_ofHead)
        card->show(theirs);
    m_isShowing = false;
}

void SettingsView::showAll(const HeadSettings& settings) {
    m_isShowing = true;
    for (SettingsCard* card : m_cards)
        card->show(settings);
    m_isShowing = false;
    m_isEdited = false;
}

/// Of another program's head nothing is taken over.
HeadSettings SettingsView::shown() const {
    HeadSettings settings = m_setup.saved().values;
    for (const SettingsCard* card : m_cards) {
        if (card->isEnabled())
            card->read(settings);
    }
    return settings;
}

bool SettingsView::complain(const SettingComplaints& complaints) {
    SettingRow* first = nullptr;
    for (const SettingsCard* card : m_cards) {
        if (card == m_folder)
            continue; // says itself what is wrong
        for (SettingRow* row : card->rows()) {
            row->setComplaint(complaints.value(row->name()));
            if (first == nullptr && !row->complaint().isEmpty())
                first = row;
        }
    }
    if (first != nullptr)
        findChild<QScrollArea*>(QStringLiteral("settingsScroll"))->ensureWidgetVisible(first);
    return first != nullptr;
}

void SettingsView::edited() {
    if (m_isShowing)
        return;
    m_isEdited = true;
    (void)complain(complaintsAbout(shown()));
    adapt();
}

void SettingsView::apply() {
    const HeadSettings wanted = shown();
    const SettingComplaints complaints = complaintsAbout(wanted);
    if (complain(complaints) || !m_folder->complaint().isEmpty()) {
        services().complain({ErrorCode::InvalidArgument, tr("Nothing was applied: what is wrong stands beside it.")});
        return;
    }
    if (const Status saved = m_setup.save(wanted); !saved) {
        services().complain(saved.error());
        return;
    }
    m_isEdited = false;
    Q_EMIT applied(wanted);
    const QStringList waiting = m_setup.waiting();
    services().say(waiting.isEmpty() ? tr("Applied; all of it holds now.")
                                     : tr("Saved. What needs it holds when the head is started anew."));
    adapt();
}

void SettingsView::restart() {
    services().say(tr("The head is started anew; its jobs go on."));
    m_setup.open();
}

void SettingsView::adapt() {
    const bool isOpening = m_setup.session().state() == SessionState::Opening;
    const QStringList waiting = m_setup.waiting();
    m_apply->setEnabled(m_isEdited && !m_folder->isChecking());
    m_revert->setEnabled(m_isEdited);
    m_restart->setVisible(!waiting.isEmpty() && !m_isEdited);
    m_restart->setEnabled(!isOpening);
    if (m_isEdited)
        m_state->setText(tr("Not applied yet. Notifications hold at once; everything else when the head is started "
                            "anew."));
    else if (!waiting.isEmpty())
        m_state->setText(tr("Saved, and waits for the head to be started anew: %1.").arg(labelsOf(waiting)));
    else
        m_state->setText(tr("Kept in %1.").arg(QDir::toNativeSeparators(m_setup.path())));
    QString about = m_setup.saved().trouble;
    if (isForeign())
        about = tr("Another program runs the head of %1, for example 'gleaner serve'. What that head was told is shown "
                   "here and can only be changed there; data folder and notifications are this window's own.")
                    .arg(QDir::toNativeSeparators(m_setup.session().dataFolder()));
    m_about->setText(about);
    m_about->setVisible(!about.isEmpty());
}

QString SettingsView::labelsOf(const QStringList& names) const {
    QStringList labels;
    for (const SettingsCard* card : m_cards) {
        for (const SettingRow* row : card->rows()) {
            if (names.contains(row->name()) && !labels.contains(card->accessibleName()))
                labels += card->accessibleName();
        }
    }
    return labels.join(QStringLiteral(", "));
}

} // namespace gleaner
