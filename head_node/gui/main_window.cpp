#include "head_node/gui/main_window.h"

#include "head_node/gui/badge_delegate.h"
#include "head_node/gui/fleet_view.h"
#include "head_node/gui/job_view.h"
#include "head_node/gui/jobs_view.h"
#include "head_node/gui/new_job_view.h"
#include "head_node/gui/no_head_page.h"
#include "head_node/gui/peek_view.h"
#include "head_node/gui/poison_view.h"
#include "head_node/gui/settings_view.h"

#include <QCloseEvent>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr int kListWidth = 168;

// The list of views: roomy rows with round corners, in the palette's colours.
constexpr L
    kListStyle("QListWidget { background: palette(window); border: none; outline: none; padding: 8px; }"
               "QListWidget::item { padding: 9px 8px; margin: 1px 0; border-radius: 6px; color: palette(window-text); }"
               "QListWidget::item:hover { background: palette(alternate-base); }"
               "QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }");

} // namespace

MainWindow::MainWindow(const WindowParts& parts)
    : m_parts(parts), m_herald(parts.tray), m_list(new QListWidget), m_stack(new QStackedWidget),
      m_notices(new NoticeBar), m_status(new StatusLine), m_noHead(new NoHeadPage) {
    setWindowTitle(tr("Gleaner"));
    setWindowIcon(programIcon());
    setObjectName(QStringLiteral("gleanerWindow"));
    makeLayout();
    makeMenus();
    addView(m_jobs = new JobsView(*this));
    addView(m_newJob = new NewJobView(*this));
    addView(m_job = new JobView(*this));
    addView(m_peek = new PeekView(*this));
    addView(m_fleet = new FleetView(*this));
    addView(new PoisonView(*this));
    if (m_parts.setup != nullptr)
        addSettings();
    connect(&watch(), &HeadWatch::changed, this, &MainWindow::showSnapshot);
    connect(&watch(), &HeadWatch::failed, this, [this](const Error& error) { m_status->showSilence(error.message); });
    connect(&m_parts.tray, &Tray::openWanted, this, &MainWindow::comeBack);
    connect(&m_parts.tray, &Tray::quitWanted, this, &MainWindow::quitWanted);
    restoreMemory();
}

MainWindow::~MainWindow() {
    saveMemory();
}

void MainWindow::makeLayout() {
    m_list->setFixedWidth(kListWidth);
    m_list->setIconSize({20, 20});
    m_list->setItemDelegate(new BadgeDelegate(m_list));
    m_list->setStyleSheet(kListStyle);
    m_list->setAccessibleName(tr("Views"));
    m_list->setObjectName(QStringLiteral("views"));
    connect(m_list, &QListWidget::currentRowChanged, this, &MainWindow::turnTo);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    auto* notices = new QVBoxLayout;
    notices->setContentsMargins(20, 8, 20, 0);
    notices->addWidget(m_notices);
    column->addLayout(notices);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_noHead);
    m_noHead->setHasSettings(m_parts.setup != nullptr);
    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addWidget(right, 1);
    setCentralWidget(centre);
    setStatusBar(m_status);
}

/// A style sheet keeps the colours of the palette it was set under.
void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange) {
        m_list->setStyleSheet(QString());
        m_list->setStyleSheet(kListStyle);
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::addView(View* view) {
    const auto place = static_cast<int>(m_views.size());
    m_views.push_back(view);
    m_stack->addWidget(view);
    auto* item = new QListWidgetItem(glyphIcon(view->glyph()), view->title(), m_list);
    auto* action =
        m_viewMenu->addAction(glyphIcon(view->glyph()), view->title(), this, [this, view] { setCurrentView(view); });
    if (place < 9)
        action->setShortcut(QKeySequence(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + place))));
    item->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
    connect(view, &View::badgeChanged, this, [item, title = view->title()](int count) {
        item->setData(BadgeDelegate::CountRole, count);
        item->setData(Qt::AccessibleTextRole, count > 0 ? tr("%1, %n wait for you", nullptr, count).arg(title) : title);
    });
    view->showSnapshot(watch().snapshot());
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void MainWindow::setCurrentView(View* view) {
    const auto found = std::find(m_views.begin(), m_views.end(), view);
    m_list->setCurrentRow(static_cast<int>(found - m_views.begin()));
}

View* MainWindow::currentView() const {
    return m_shown;
}

void MainWindow::turnTo(int place) {
    if (place < 0)
        return;
    if (m_shown != nullptr)
        m_shown->left();
    m_shown = m_views[static_cast<std::size_t>(place)];
    showPage();
    m_shown->entered();
}

/// Without a head there is nothing to be seen but why, and the settings.
void MainWindow::showPage() {
    const bool isCovered = m_hasNoHead && m_shown != m_settings;
    m_stack->setCurrentWidget(isCovered ? static_cast<QWidget*>(m_noHead) : m_shown);
}

void MainWindow::addSettings() {
    addView(m_settings = new SettingsView(*this, *m_parts.setup, *m_parts.clock));
    const auto take = [this](const HeadSettings& settings) {
        m_herald.setNotifications(settings.notifications);
        m_saysInTray = settings.notifications.whenInTray;
    };
    take(m_parts.setup->saved().values);
    connect(m_settings, &SettingsView::applied, this, take);
    connect(m_noHead, &NoHeadPage::settingsWanted, this, [this] { setCurrentView(m_settings); });
    connect(m_noHead, &NoHeadPage::tryAgainWanted, this, [this] { m_parts.setup->open(); });
}

void MainWindow::showSession(SessionState state, const QString& sentence, const std::optional<Error>& error) {
    m_session = state;
    m_status->showSession(state, sentence);
    if (state == SessionState::Failed)
        m_noHead->showFailure(error.value_or(Error{ErrorCode::Unavailable, sentence}));
    else if (state == SessionState::Opening)
        m_noHead->showOpening(sentence);
    else if (state == SessionState::Attached)
        m_notices->say(sentence);
    m_hasNoHead = state == SessionState::Failed || (state == SessionState::Opening && m_hasNoHead);
    if (m_settings != nullptr)
        m_settings->sessionChanged();
    showPage();
}

void MainWindow::showSnapshot(const SnapshotPtr& snapshot) {
    m_status->showSnapshot(*snapshot);
    m_herald.show(*snapshot);
    m_parts.tray.setToolTip(tr("Gleaner: %n job(s) running", nullptr, activeJobs()));
    for (View* view : m_views)
        view->showSnapshot(snapshot);
}

void MainWindow::perform(const QJsonObject& request, const QString& done) {
    whenDone(link().ask(request), this, [this, done](const Answer& answer) {
        if (answer)
            say(done);
        else
            complain(answer.error());
        watch().lookNow();
    });
}

void MainWindow::openJob(const JobId& id) {
    m_jobs->select(id);
    m_job->open(id);
    setCurrentView(m_job);
}

void MainWindow::startFrom(const JobRequest& values) {
    setCurrentView(m_newJob);
    m_newJob->startFrom(values);
}

int MainWindow::activeJobs() const {
    const auto& jobs = m_parts.watch.snapshot()->jobs;
    return static_cast<int>(std::count_if(
        jobs.begin(), jobs.end(), [](const JobSnapshot& job) { return job.record.state == JobState::Running; }));
}

/// Closing must not end what others wait for: with jobs running in a head of this window, only the window goes.
void MainWindow::closeEvent(QCloseEvent* event) {
    saveMemory();
    const int active = m_session == SessionState::Own ? activeJobs() : 0;
    if (active == 0) {
        event->accept();
        Q_EMIT quitWanted();
        return;
    }
    const QString sentence =
        tr("%n job(s) go on in the background. Quit from the icon beside the clock, or with Ctrl+Q "
           "in the window.",
           nullptr, active);
    event->ignore();
    if (m_parts.tray.isAvailable()) {
        m_parts.tray.setShown(true);
        if (m_saysInTray)
            m_parts.tray.notify(tr("Gleaner is still there"), sentence);
        hide();
    } else { // without such a place a hidden window would be lost
        showMinimized();
    }
    m_notices->say(sentence);
    Q_EMIT closedToTray();
}

void MainWindow::comeBack() {
    showNormal();
    raise();
    activateWindow();
}

void MainWindow::restoreMemory() {
    if (!restoreGeometry(m_parts.memory.value(L("geometry")).toByteArray()))
        resize(1'240, 780);
    m_jobs->restoreState(m_parts.memory.value(L("jobs/columns")).toByteArray());
    m_peek->setInterval(Milliseconds(m_parts.memory.value(L("peek/interval_ms"), 5'000).toLongLong()));
    m_fleet->restoreState(m_parts.memory.value(L("fleet/columns")).toByteArray());
    const int theme = m_parts.memory.value(L("theme"), 0).toInt();
    setTheme(static_cast<Theme>(std::clamp(theme, 0, 2)));
}

void MainWindow::saveMemory() {
    m_parts.memory.setValue(L("geometry"), saveGeometry());
    m_parts.memory.setValue(L("jobs/columns"), m_jobs->saveState());
    m_parts.memory.setValue(L("peek/interval_ms"), static_cast<qlonglong>(m_peek->interval().count()));
    m_parts.memory.setValue(L("fleet/columns"), m_fleet->saveState());
}

} // namespace gleaner
