#include "head_node/gui/tray.h"

#include "head_node/gui/glyph.h"

#include <QMenu>

namespace gleaner {

SystemTray::SystemTray() : m_menu(std::make_unique<QMenu>()), m_icon(programIcon()) {
    m_menu->addAction(tr("&Open the window"), this, &Tray::openWanted);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit; jobs go on at the next start"), this, &Tray::quitWanted);
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::openWanted);
}

SystemTray::~SystemTray() = default;

bool SystemTray::isAvailable() const {
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTray::setShown(bool shown) {
    m_icon.setVisible(shown);
}

void SystemTray::setToolTip(const QString& sentence) {
    m_icon.setToolTip(sentence);
}

void SystemTray::notify(const QString& title, const QString& sentence) {
    if (isAvailable())
        m_icon.show(); // only a shown icon can speak
    if (QSystemTrayIcon::supportsMessages())
        m_icon.showMessage(title, sentence, programIcon());
}

} // namespace gleaner
