// Idleness as a screen saver's service on the session bus tells it when asked. The last resort: not every desktop
// answers. Source: org.freedesktop.ScreenSaver, GetSessionIdleTime (KDE on X11, and others); milliseconds.
#pragma once

#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/poll_wait_posix.h"

namespace gleaner {

class SessionIdleSource final : public IdleSource {
public:
    /// Errors: NotFound (no session bus, nobody who answers), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<IdleSource>> make(const Clock& clock);

    [[nodiscard]] QString name() const override {
        return QStringLiteral("org.freedesktop.ScreenSaver.GetSessionIdleTime");
    }
    [[nodiscard]] Status wait(Milliseconds timeout) override;
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override { return m_quietSince; }
    void wake() override { m_waker.wake(); }

private:
    SessionIdleSource(const Clock& clock, std::unique_ptr<BusConnection> bus) : m_clock(clock), m_bus(std::move(bus)) {}
    [[nodiscard]] Status ask();

    const Clock& m_clock;
    std::unique_ptr<BusConnection> m_bus;
    PollWaker m_waker;
    std::optional<SteadyPoint> m_quietSince;
};

} // namespace gleaner
