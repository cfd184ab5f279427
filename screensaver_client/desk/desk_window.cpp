#include "screensaver_client/desk/desk_window.h"

#include "screensaver_client/desk/about_page.h"
#include "screensaver_client/desk/desk_style.h"
#include "screensaver_client/desk/overview_page.h"
#include "screensaver_client/desk/settings_page.h"
#include "screensaver_client/desk/why_page.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

namespace gleaner {

DeskWindow::DeskWindow(DeskAgent& agent, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_agent(agent), m_clock(clock), m_tabs(new QTabWidget(this)), m_overview(new OverviewPage(this)),
      m_why(new WhyPage(this)), m_settings(new SettingsPage(this)), m_complaint(new QLabel(this)) {
    setWindowTitle(tr("Gleaner on this PC"));
    // In the order of DeskPage.
    m_tabs->addTab(m_overview, tr("&Now"));
    m_tabs->addTab(m_why, tr("&Why"));
    m_tabs->addTab(m_settings, tr("S&ettings"));
    m_tabs->addTab(new AboutPage(this), tr("Wha&t this is"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Pages"));
    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->hide();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(m_complaint);
    resize(fontMetrics().horizontalAdvance(QLatin1Char('x')) * 118, fontMetrics().height() * 36);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
    connectPages();
}

void DeskWindow::connectPages() {
    connect(m_overview, &OverviewPage::computeNow, &m_agent, &DeskAgent::computeNow);
    connect(m_overview, &OverviewPage::snooze, &m_agent, &DeskAgent::snooze);
    connect(m_overview, &OverviewPage::unsnooze, &m_agent, &DeskAgent::unsnooze);
    connect(m_overview, &OverviewPage::startAgent, &m_agent, &DeskAgent::startAgent);
    connect(m_settings, &SettingsPage::save, &m_agent, &DeskAgent::save);
    connect(&m_agent, &DeskAgent::snapshotChanged, this, [this] {
        m_overview->setSnapshot(m_agent.snapshot(), m_clock.now());
        m_complaint->hide();
    });
    connect(&m_agent, &DeskAgent::whyChanged, this,
            [this](const std::vector<AgentWhyEntry>& entries) { m_why->setEntries(entries, m_clock.now()); });
    connect(&m_agent, &DeskAgent::settingsChanged, m_settings, &SettingsPage::setSettings);
    connect(&m_agent, &DeskAgent::saved, m_settings, &SettingsPage::saved);
    connect(&m_agent, &DeskAgent::complained, this, [this](const QString& sentence) {
        m_complaint->setStyleSheet(QStringLiteral("color: %1").arg(warningColour(palette()).name()));
        m_complaint->setText(sentence);
        m_complaint->show();
    });
}

void DeskWindow::present(DeskPage page) {
    if (page != DeskPage::Tray)
        m_tabs->setCurrentIndex(static_cast<int>(page));
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void DeskWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_agent.setWatched(true);
}

void DeskWindow::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_agent.setWatched(false);
}

void DeskWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void DeskWindow::closeEvent(QCloseEvent* event) {
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace gleaner
