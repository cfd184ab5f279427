// ParentWindow under Windows: the settings dialog's preview.
#include "screensaver_client/saver/parent_window.h"

#include <QWindow>

#include <windows.h>

namespace gleaner {

namespace {

class WindowsParentWindow final : public ParentWindow {
public:
    explicit WindowsParentWindow(quint64 window) : m_window(reinterpret_cast<HWND>(static_cast<quintptr>(window))) {}

    std::optional<QSize> size() override {
        RECT area{};
        if (IsWindow(m_window) == 0 || GetClientRect(m_window, &area) == 0)
            return std::nullopt;
        return QSize(static_cast<int>(area.right), static_cast<int>(area.bottom));
    }

    bool adopt(QWindow& child) override {
        if (!size())
            return false;
        m_foreign.reset(QWindow::fromWinId(reinterpret_cast<WId>(m_window)));
        if (!m_foreign)
            return false;
        child.setParent(m_foreign.get());
        return GetParent(reinterpret_cast<HWND>(child.winId())) == m_window;
    }

private:
    struct Release {
        void operator()(QWindow* window) const {
            for (QWindow* child : window->findChildren<QWindow*>(Qt::FindDirectChildrenOnly))
                child->setParent(nullptr);
            delete window;
        }
    };
    HWND m_window;
    std::unique_ptr<QWindow, Release> m_foreign;
};

} // namespace

void prepareForParentWindow() {}

std::unique_ptr<ParentWindow> openParentWindow(quint64 window) {
    return std::make_unique<WindowsParentWindow>(window);
}

} // namespace gleaner
