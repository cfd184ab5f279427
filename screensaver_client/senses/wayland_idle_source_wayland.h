// Idleness as a Wayland compositor tells it: ext_idle_notifier_v1, or org_kde_kwin_idle where that is all there is. A
// program that inhibits idling (a film) counts as input there.
// Source: ext-idle-notify-v1.xml (wayland-protocols), idle.xml (plasma-wayland-protocols).
#pragma once

#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/poll_wait_posix.h"

#include <map>

struct wl_display;
struct wl_registry;
struct wl_seat;
struct ext_idle_notifier_v1;
struct ext_idle_notification_v1;
struct org_kde_kwin_idle;
struct org_kde_kwin_idle_timeout;

namespace gleaner {

/// What the compositor offered, and a notification for each seat (one is usual: the keyboards and mice of one person).
class WaylandIdleSource final : public IdleSource {
public:
    /// The compositor that $WAYLAND_DISPLAY names.
    /// Errors: NotFound (no such variable, neither protocol), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<IdleSource>> make(const Clock& clock);
    ~WaylandIdleSource() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Status wait(Milliseconds timeout) override;
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override;
    void wake() override { m_waker.wake(); }

private:
    /// One seat and what is asked about it.
    struct Seat {
        WaylandIdleSource* owner = nullptr;
        wl_seat* seat = nullptr;
        ext_idle_notification_v1* ext = nullptr;
        org_kde_kwin_idle_timeout* kde = nullptr;
        std::optional<SteadyPoint> quietSince;
    };
    struct Listeners; ///< the C callbacks

    WaylandIdleSource(const Clock& clock, wl_display* display) : m_clock(clock), m_display(display) {}
    [[nodiscard]] Status begin();
    void globalCame(std::uint32_t id, const QByteArray& interface);
    void globalWent(std::uint32_t id);
    void ask(Seat& seat);
    static void release(Seat& seat);
    [[nodiscard]] bool read(Milliseconds timeout);

    const Clock& m_clock;
    wl_display* m_display;
    wl_registry* m_registry = nullptr;
    ext_idle_notifier_v1* m_ext = nullptr;
    org_kde_kwin_idle* m_kde = nullptr;
    std::map<std::uint32_t, Seat> m_seats; ///< by the number of their global
    PollWaker m_waker;
};

} // namespace gleaner
