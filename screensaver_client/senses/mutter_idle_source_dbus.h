// Idleness as GNOME's compositor tells it on the session bus, on Wayland and on X11.
// Source: org.gnome.Mutter.IdleMonitor, as Mutter 43 introspects it.
#pragma once

#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/poll_wait_posix.h"

namespace gleaner {

class MutterIdleSource final : public IdleSource {
public:
    /// Errors: NotFound (no session bus, or no Mutter on it), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<IdleSource>> make(const Clock& clock);

    [[nodiscard]] QString name() const override { return QStringLiteral("org.gnome.Mutter.IdleMonitor"); }
    [[nodiscard]] Status wait(Milliseconds timeout) override;
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override { return m_quietSince; }
    void wake() override { m_waker.wake(); }

private:
    MutterIdleSource(const Clock& clock, std::unique_ptr<BusConnection> bus) : m_clock(clock), m_bus(std::move(bus)) {}
    [[nodiscard]] Status begin();
    void fired(quint32 watch);
    /// Asks for the idle time and, when it is quiet, for word of the next input.
    void look();

    const Clock& m_clock;
    std::unique_ptr<BusConnection> m_bus;
    PollWaker m_waker;
    quint32 m_quietWatch = 0;  ///< goes off whenever it has been quiet for kQuiet
    quint32 m_activeWatch = 0; ///< goes off once; 0: not asked for
    bool m_lost = false;
    std::optional<SteadyPoint> m_quietSince;
};

} // namespace gleaner
