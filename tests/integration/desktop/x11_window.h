// A window of a program's own on the test's X server. Thread: one.
#pragma once

#include "screensaver_client/senses/x11_display_x11.h"

#include <algorithm>

namespace gleaner {

class X11Window {
public:
    /// Shows it at once. `program`: what WM_CLASS tells.
    explicit X11Window(const QByteArray& program) : m_display(X11Display::open().value()) {
        auto* connection = m_display->connection();
        m_window = xcb_generate_id(connection);
        xcb_create_window(connection, XCB_COPY_FROM_PARENT, m_window, m_display->root(), 0, 0, 200, 100, 0,
                          XCB_WINDOW_CLASS_INPUT_OUTPUT, XCB_COPY_FROM_PARENT, 0, nullptr);
        const QByteArray wmClass = program + '\0' + program + '\0';
        xcb_change_property(connection, XCB_PROP_MODE_REPLACE, m_window, XCB_ATOM_WM_CLASS, XCB_ATOM_STRING, 8,
                            static_cast<std::uint32_t>(wmClass.size()), wmClass.constData());
        xcb_map_window(connection, m_window);
        xcb_flush(connection);
    }
    ~X11Window() {
        xcb_destroy_window(m_display->connection(), m_window);
        xcb_flush(m_display->connection());
    }
    X11Window(const X11Window&) = delete;
    X11Window& operator=(const X11Window&) = delete;

    /// Asks the window manager, as programs do, to make it the active one and to let it fill the screen.
    void fillScreen() {
        send("_NET_ACTIVE_WINDOW", 2, 0);
        send("_NET_WM_STATE", 1, atom("_NET_WM_STATE_FULLSCREEN"));
    }
    void fillScreenNoMore() { send("_NET_WM_STATE", 0, atom("_NET_WM_STATE_FULLSCREEN")); }
    [[nodiscard]] bool isActive() const { return contains(m_display->root(), "_NET_ACTIVE_WINDOW", m_window); }
    [[nodiscard]] bool fillsScreen() const {
        return contains(m_window, "_NET_WM_STATE", atom("_NET_WM_STATE_FULLSCREEN"));
    }

private:
    bool contains(xcb_window_t window, const QByteArray& property, std::uint32_t wanted) const {
        auto* connection = m_display->connection();
        const XReply<xcb_get_property_reply_t> reply(xcb_get_property_reply(
            connection, xcb_get_property(connection, 0, window, atom(property), XCB_GET_PROPERTY_TYPE_ANY, 0, 64),
            nullptr));
        if (!reply || reply->format != 32)
            return false;
        const auto* first = static_cast<const std::uint32_t*>(xcb_get_property_value(reply.get()));
        const auto* last = first + xcb_get_property_value_length(reply.get()) / 4;
        return std::find(first, last, wanted) != last;
    }
    xcb_atom_t atom(const QByteArray& name) const {
        auto* connection = m_display->connection();
        const XReply<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(
            connection, xcb_intern_atom(connection, 0, static_cast<std::uint16_t>(name.size()), name.constData()),
            nullptr));
        return reply->atom;
    }
    void send(const QByteArray& message, std::uint32_t first, std::uint32_t second) {
        xcb_client_message_event_t event{};
        event.response_type = XCB_CLIENT_MESSAGE;
        event.format = 32;
        event.window = m_window;
        event.type = atom(message);
        event.data.data32[0] = first;
        event.data.data32[1] = second;
        auto* connection = m_display->connection();
        xcb_send_event(connection, 0, m_display->root(),
                       XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY | XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT,
                       reinterpret_cast<const char*>(&event));
        xcb_flush(connection);
    }

    std::unique_ptr<X11Display> m_display;
    xcb_window_t m_window{};
};

} // namespace gleaner
