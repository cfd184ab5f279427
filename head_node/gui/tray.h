// The icon beside the clock: how the program is reached while its window is closed, and where it speaks up.
// Thread: GUI.
#pragma once

#include <QObject>
#include <QSystemTrayIcon>

class QMenu;

namespace gleaner {

class Tray : public QObject {
    Q_OBJECT
public:
    /// False where the desktop has no such place, e.g. GNOME without an extension.
    [[nodiscard]] virtual bool isAvailable() const = 0;
    virtual void setShown(bool shown) = 0;
    virtual void setToolTip(const QString& sentence) = 0;
    /// A message of the desktop's own; it goes away by itself.
    virtual void notify(const QString& title, const QString& sentence) = 0;

Q_SIGNALS:
    void openWanted();
    void quitWanted();
};

class SystemTray final : public Tray {
    Q_OBJECT
public:
    SystemTray();
    ~SystemTray() override;
    [[nodiscard]] bool isAvailable() const override;
    void setShown(bool shown) override;
    void setToolTip(const QString& sentence) override;
    void notify(const QString& title, const QString& sentence) override;

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
};

} // namespace gleaner
