// Idleness as the desktop has told logind: late, in steps of minutes, but better than nothing.
// Source: org.freedesktop.login1(5), session properties IdleHint, IdleSinceHintMonotonic.
#pragma once

#include "screensaver_client/senses/bus_connection_dbus.h"
#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/poll_wait_posix.h"

namespace gleaner {

class LogindIdleSource final : public IdleSource {
public:
    /// Errors: NotFound (no system bus, no session, or a desktop that has never told), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<IdleSource>> make(const Clock& clock);

    [[nodiscard]] QString name() const override { return QStringLiteral("logind IdleHint"); }
    [[nodiscard]] Status wait(Milliseconds timeout) override;
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override { return m_quietSince; }
    void wake() override { m_waker.wake(); }

private:
    LogindIdleSource(const Clock& clock, std::unique_ptr<BusConnection> bus) : m_clock(clock), m_bus(std::move(bus)) {}
    [[nodiscard]] Status begin();
    void look(const BusObject& session);

    const Clock& m_clock;
    std::unique_ptr<BusConnection> m_bus;
    PollWaker m_waker;
    QByteArray m_path;
    bool m_told = false;
    std::optional<SteadyPoint> m_quietSince;
};

} // namespace gleaner
