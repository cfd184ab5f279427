// The icon beside the clock: the state in words, and what an owner wants most, in one menu.
// Thread: the one with the windows.
#pragma once

#include "screensaver_client/desk/desk_agent.h"
#include "screensaver_client/desk/desk_arguments.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace gleaner {

class TrayIcon : public QObject {
    Q_OBJECT

public:
    /// `agent` and `clock` outlive this.
    TrayIcon(DeskAgent& agent, const Clock& clock, QObject* parent = nullptr);

    void setVisible(bool visible) { m_icon.setVisible(visible); }
    [[nodiscard]] bool isVisible() const { return m_icon.isVisible(); }
    [[nodiscard]] QMenu& menu() { return m_menu; }
    [[nodiscard]] QString toolTip() const { return m_icon.toolTip(); }

Q_SIGNALS:
    void pageWanted(gleaner::DeskPage page);

private:
    void makeMenu();
    void update();

    DeskAgent& m_agent;
    const Clock& m_clock;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QAction *m_title, *m_reason, *m_computeNow, *m_snoozeHour, *m_snoozeTomorrow, *m_back, *m_start;
};

} // namespace gleaner
