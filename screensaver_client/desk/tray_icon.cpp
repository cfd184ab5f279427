#include "screensaver_client/desk/tray_icon.h"

#include "screensaver_client/desk/state_text.h"

namespace gleaner {

namespace {
constexpr int kMenuCharacters = 60; ///< a menu is as wide as its longest line
}

TrayIcon::TrayIcon(DeskAgent& agent, const Clock& clock, QObject* parent)
    : QObject(parent), m_agent(agent), m_clock(clock) {
    makeMenu();
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT pageWanted(DeskPage::Overview);
    });
    connect(&m_agent, &DeskAgent::snapshotChanged, this, &TrayIcon::update);
    connect(&m_menu, &QMenu::aboutToShow, this, &TrayIcon::update);
    update();
}

void TrayIcon::makeMenu() {
    m_title = m_menu.addAction(QString());
    m_title->setEnabled(false);
    m_reason = m_menu.addAction(QString());
    m_reason->setEnabled(false);
    m_menu.addSeparator();
    m_computeNow =
        m_menu.addAction(tr("&Compute now, for an hour"), this, [this] { m_agent.computeNow(std::chrono::hours(1)); });
    m_snoozeHour = m_menu.addAction(tr("&Snooze for an hour"), this, [this] { m_agent.snooze(std::chrono::hours(1)); });
    m_snoozeTomorrow = m_menu.addAction(tr("Snooze until &tomorrow"), this,
                                        [this] { m_agent.snooze(minutesUntilTomorrow(m_clock.now())); });
    m_back = m_menu.addAction(tr("&Back to normal"), this, [this] { m_agent.unsnooze(); });
    m_start = m_menu.addAction(tr("Start the &agent"), this, [this] { m_agent.startAgent(); });
    m_menu.addSeparator();
    const auto addPage = [this](const QString& text, DeskPage page) {
        m_menu.addAction(text, this, [this, page] { Q_EMIT pageWanted(page); });
    };
    addPage(tr("What I have &given…"), DeskPage::Overview);
    addPage(tr("&Why…"), DeskPage::Why);
    addPage(tr("S&ettings…"), DeskPage::Settings);
    addPage(tr("What this &is…"), DeskPage::About);
}

void TrayIcon::update() {
    const MaybeSnapshot& snapshot = m_agent.snapshot();
    const TimePoint now = m_clock.now();
    m_icon.setIcon(programIcon(iconStateOf(snapshot)));
    m_icon.setToolTip(toolTipText(snapshot, now));
    // An ampersand of somebody's title is no shortcut.
    const auto shown = [](QString text) {
        if (text.size() > kMenuCharacters)
            text = text.left(kMenuCharacters - 1) + QChar(0x2026);
        return text.replace(QLatin1Char('&'), QLatin1String("&&"));
    };
    m_title->setText(shown(stateTitle(snapshot)));
    m_reason->setText(shown(stateDetail(snapshot, now)));
    const bool there = snapshot.has_value();
    m_computeNow->setVisible(there && !snapshot->computeNowUntil);
    m_snoozeHour->setVisible(there && !snapshot->snoozedUntil);
    m_snoozeTomorrow->setVisible(there && !snapshot->snoozedUntil);
    m_back->setVisible(there && (snapshot->snoozedUntil || snapshot->computeNowUntil));
    m_start->setVisible(!there);
}

} // namespace gleaner
