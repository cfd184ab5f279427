// A connection to an X server, the replies of which are freed by themselves. No Xlib: that ends the program when the
// server goes away.
#pragma once

#include "common/base/result.h"

#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>

namespace gleaner {

struct FreeReply {
    void operator()(void* reply) const { std::free(reply); }
};
template<typename T>
using XReply = std::unique_ptr<T, FreeReply>;

/// Thread: one at a time.
class X11Display {
public:
    /// The server that $DISPLAY names.
    /// Blocks: until the server answers. Errors: NotFound (no $DISPLAY), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<X11Display>> open();
    ~X11Display() { xcb_disconnect(m_connection); }
    X11Display(const X11Display&) = delete;
    X11Display& operator=(const X11Display&) = delete;

    [[nodiscard]] xcb_connection_t* connection() const { return m_connection; }
    [[nodiscard]] xcb_window_t root() const { return m_root; }
    [[nodiscard]] int descriptor() const { return xcb_get_file_descriptor(m_connection); }
    /// False once the server is gone.
    [[nodiscard]] bool alive() const { return xcb_connection_has_error(m_connection) == 0; }
    /// The next event that has come; null: none. Never blocks.
    [[nodiscard]] XReply<xcb_generic_event_t> nextEvent() const {
        return XReply<xcb_generic_event_t>(xcb_poll_for_event(m_connection));
    }

private:
    X11Display(xcb_connection_t* connection, xcb_window_t root) : m_connection(connection), m_root(root) {}
    xcb_connection_t* m_connection;
    xcb_window_t m_root;
};

} // namespace gleaner
