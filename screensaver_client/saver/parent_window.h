// Another program's window that the saver draws in: xscreensaver's, a settings dialog's preview. Qt knows neither its
// size nor its end, so the system is asked. Thread: the one with the windows.
#pragma once

#include <QSize>

#include <memory>
#include <optional>

class QWindow;

namespace gleaner {

class ParentWindow {
public:
    virtual ~ParentWindow() = default;
    /// In device pixels; nullopt: the window is gone.
    [[nodiscard]] virtual std::optional<QSize> size() = 0;
    /// Makes `child` a window inside this one. False when the system does not allow it.
    [[nodiscard]] virtual bool adopt(QWindow& child) = 0;
};

/// Call before the application object is made: embedding needs the window system that the number belongs to.
void prepareForParentWindow();

/// `window`: an X11 window or an HWND.
[[nodiscard]] std::unique_ptr<ParentWindow> openParentWindow(quint64 window);

} // namespace gleaner
