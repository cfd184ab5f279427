#include "screensaver_client/senses/wayland_presence_wayland.h"

#include <poll.h>
#include <wayland-client.h>

namespace gleaner {

Result<std::unique_ptr<Sensor>> WaylandPresence::make() {
    wl_display* const display = wl_display_connect(nullptr);
    if (!display)
        return failure(ErrorCode::Unavailable, QStringLiteral("The Wayland compositor does not answer."));
    return std::unique_ptr<Sensor>(new WaylandPresence(display));
}

WaylandPresence::~WaylandPresence() {
    wl_display_disconnect(m_display);
}

int WaylandPresence::descriptor() const {
    return wl_display_get_fd(m_display);
}

short WaylandPresence::interest() const {
    return POLLIN;
}

/// Never blocks: libwayland reads its socket without waiting.
Status WaylandPresence::step() {
    const bool reads = wl_display_prepare_read(m_display) == 0;
    if ((reads && wl_display_read_events(m_display) < 0) || wl_display_dispatch_pending(m_display) < 0)
        return failure(ErrorCode::Unavailable, QStringLiteral("The Wayland compositor has gone."));
    return {};
}

} // namespace gleaner
