// The desk's one window: overview, reasons, settings, what this is. Closing it leaves the icon.
// Thread: the one with the windows.
#pragma once

#include "screensaver_client/desk/desk_agent.h"
#include "screensaver_client/desk/desk_arguments.h"

#include <QWidget>

class QLabel;
class QTabWidget;

namespace gleaner {

class OverviewPage;
class SettingsPage;
class WhyPage;

class DeskWindow : public QWidget {
    Q_OBJECT

public:
    /// `agent` and `clock` outlive this.
    DeskWindow(DeskAgent& agent, const Clock& clock, QWidget* parent = nullptr);

    /// Shows the page, in front of everything.
    void present(DeskPage page);

Q_SIGNALS:
    /// The person has closed it.
    void closed();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void connectPages();

    DeskAgent& m_agent;
    const Clock& m_clock;
    QTabWidget* m_tabs;
    OverviewPage* m_overview;
    WhyPage* m_why;
    SettingsPage* m_settings;
    QLabel* m_complaint;
};

} // namespace gleaner
