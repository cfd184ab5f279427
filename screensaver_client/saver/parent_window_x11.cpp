// ParentWindow under X11: xcb tells the size; a window that is gone has none.
#include "screensaver_client/saver/parent_window.h"

#include <QGuiApplication>
#include <QWindow>

#include <xcb/xcb.h>

#include <cstdlib>

namespace gleaner {

namespace {

class X11ParentWindow final : public ParentWindow {
public:
    explicit X11ParentWindow(quint64 window) : m_window(static_cast<xcb_window_t>(window)) {
        if (const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>())
            m_connection = x11->connection();
    }

    std::optional<QSize> size() override {
        if (m_connection == nullptr)
            return std::nullopt;
        const std::unique_ptr<xcb_get_geometry_reply_t, decltype(&std::free)> geometry(
            xcb_get_geometry_reply(m_connection, xcb_get_geometry(m_connection, m_window), nullptr), &std::free);
        return geometry ? std::optional(QSize(geometry->width, geometry->height)) : std::nullopt;
    }

    bool adopt(QWindow& child) override {
        if (!size())
            return false;
        m_foreign.reset(QWindow::fromWinId(m_window));
        if (!m_foreign)
            return false;
        child.setParent(m_foreign.get());
        return true;
    }

private:
    struct Release {
        void operator()(QWindow* window) const {
            // The window is somebody else's, and so are its children in Qt's eyes: take them out first.
            for (QWindow* child : window->findChildren<QWindow*>(Qt::FindDirectChildrenOnly))
                child->setParent(nullptr);
            delete window;
        }
    };
    xcb_window_t m_window;
    xcb_connection_t* m_connection = nullptr;
    std::unique_ptr<QWindow, Release> m_foreign;
};

} // namespace

void prepareForParentWindow() {
    // A session that sets "wayland" here would leave us without X11, whose window we were given.
    qputenv("QT_QPA_PLATFORM", "xcb");
}

std::unique_ptr<ParentWindow> openParentWindow(quint64 window) {
    return std::make_unique<X11ParentWindow>(window);
}

} // namespace gleaner
