#include "screensaver_client/senses/wayland_idle_source_wayland.h"

#include <algorithm>

#include <ext-idle-notify-v1-client-protocol.h>
#include <kde-idle-client-protocol.h>
#include <poll.h>
#include <wayland-client.h>

namespace gleaner {

/// What libwayland calls while wait() or begin() reads; `data` is the source or one of its seats.
struct WaylandIdleSource::Listeners {
    static void global(void* data, wl_registry*, std::uint32_t id, const char* interface, std::uint32_t) {
        static_cast<WaylandIdleSource*>(data)->globalCame(id, QByteArray(interface));
    }
    static void globalRemove(void* data, wl_registry*, std::uint32_t id) {
        static_cast<WaylandIdleSource*>(data)->globalWent(id);
    }
    static void quiet(void* data) {
        auto& seat = *static_cast<Seat*>(data);
        seat.quietSince = seat.owner->m_clock.steadyNow() - kQuiet;
    }
    static void input(void* data) { static_cast<Seat*>(data)->quietSince.reset(); }

    static constexpr wl_registry_listener registry{global, globalRemove};
    static constexpr ext_idle_notification_v1_listener ext{[](void* data, ext_idle_notification_v1*) { quiet(data); },
                                                           [](void* data, ext_idle_notification_v1*) { input(data); }};
    static constexpr org_kde_kwin_idle_timeout_listener kde{
        [](void* data, org_kde_kwin_idle_timeout*) { quiet(data); },
        [](void* data, org_kde_kwin_idle_timeout*) { input(data); }};
};

Result<std::unique_ptr<IdleSource>> WaylandIdleSource::make(const Clock& clock) {
    if (qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return failure(ErrorCode::NotFound, QStringLiteral("There is no Wayland display."));
    wl_display* display = wl_display_connect(nullptr);
    if (!display)
        return failure(ErrorCode::Unavailable, QStringLiteral("The Wayland compositor does not answer."));
    std::unique_ptr<WaylandIdleSource> source(new WaylandIdleSource(clock, display));
    if (auto begun = source->begin(); !begun)
        return failure(begun.error());
    return source;
}

WaylandIdleSource::~WaylandIdleSource() {
    for (auto& [id, seat] : m_seats)
        release(seat);
    if (m_ext)
        ext_idle_notifier_v1_destroy(m_ext);
    if (m_kde)
        org_kde_kwin_idle_destroy(m_kde);
    if (m_registry)
        wl_registry_destroy(m_registry);
    wl_display_disconnect(m_display);
}

QString WaylandIdleSource::name() const {
    return m_ext ? QStringLiteral("Wayland ext_idle_notifier_v1") : QStringLiteral("Wayland org_kde_kwin_idle");
}

Status WaylandIdleSource::begin() {
    m_registry = wl_display_get_registry(m_display);
    wl_registry_add_listener(m_registry, &Listeners::registry, this);
    if (wl_display_roundtrip(m_display) < 0)
        return failure(ErrorCode::Unavailable, QStringLiteral("The Wayland compositor has gone."));
    if (m_seats.empty() || (!m_ext && !m_kde))
        return failure(ErrorCode::NotFound, QStringLiteral("This Wayland compositor tells nothing of idleness."));
    for (auto& [id, seat] : m_seats)
        ask(seat);
    return {};
}

void WaylandIdleSource::globalCame(std::uint32_t id, const QByteArray& interface) {
    const auto bind = [&](const wl_interface& type) { return wl_registry_bind(m_registry, id, &type, 1); };
    if (interface == ext_idle_notifier_v1_interface.name && !m_ext) {
        m_ext = static_cast<ext_idle_notifier_v1*>(bind(ext_idle_notifier_v1_interface));
    } else if (interface == org_kde_kwin_idle_interface.name && !m_kde) {
        m_kde = static_cast<org_kde_kwin_idle*>(bind(org_kde_kwin_idle_interface));
    } else if (interface == wl_seat_interface.name) {
        Seat& seat = m_seats[id];
        seat.owner = this;
        seat.seat = static_cast<wl_seat*>(bind(wl_seat_interface));
        // At the start the notifiers may still be to come; begin() asks then.
        if (m_ext || m_kde)
            ask(seat);
    }
}

void WaylandIdleSource::globalWent(std::uint32_t id) {
    const auto found = m_seats.find(id);
    if (found == m_seats.end())
        return;
    release(found->second);
    m_seats.erase(found);
}

void WaylandIdleSource::ask(Seat& seat) {
    const auto quiet = static_cast<std::uint32_t>(kQuiet.count());
    if (seat.ext || seat.kde)
        return;
    if (m_ext) {
        seat.ext = ext_idle_notifier_v1_get_idle_notification(m_ext, quiet, seat.seat);
        ext_idle_notification_v1_add_listener(seat.ext, &Listeners::ext, &seat);
    } else {
        seat.kde = org_kde_kwin_idle_get_idle_timeout(m_kde, seat.seat, quiet);
        org_kde_kwin_idle_timeout_add_listener(seat.kde, &Listeners::kde, &seat);
    }
}

void WaylandIdleSource::release(Seat& seat) {
    if (seat.ext)
        ext_idle_notification_v1_destroy(seat.ext);
    if (seat.kde)
        org_kde_kwin_idle_timeout_release(seat.kde);
    wl_seat_destroy(seat.seat);
}

/// False: the compositor has gone.
bool WaylandIdleSource::read(Milliseconds timeout) {
    if (wl_display_prepare_read(m_display) != 0)
        return wl_display_dispatch_pending(m_display) >= 0;
    const bool full = wl_display_flush(m_display) < 0 && errno == EAGAIN;
    const int descriptor = wl_display_get_fd(m_display);
    pollWait({{descriptor, static_cast<short>(full ? POLLIN | POLLOUT : POLLIN)}}, m_waker, timeout);
    // Never blocks: libwayland reads its socket without waiting.
    return wl_display_read_events(m_display) >= 0 && wl_display_dispatch_pending(m_display) >= 0;
}

Status WaylandIdleSource::wait(Milliseconds timeout) {
    if (!read(timeout))
        return failure(ErrorCode::Unavailable, QStringLiteral("The Wayland compositor has gone."));
    return {};
}

std::optional<SteadyPoint> WaylandIdleSource::quietSince() const {
    std::optional<SteadyPoint> latest;
    for (const auto& [id, seat] : m_seats) {
        if (!seat.quietSince)
            return std::nullopt;
        latest = std::max(latest.value_or(*seat.quietSince), *seat.quietSince);
    }
    return latest;
}

} // namespace gleaner
