#include "screensaver_client/senses/logind_idle_source_dbus.h"

#include "screensaver_client/senses/login_sensor_dbus.h"

#include <algorithm>

namespace gleaner {

Result<std::unique_ptr<IdleSource>> LogindIdleSource::make(const Clock& clock) {
    auto bus = BusConnection::open(BusKind::System);
    if (!bus)
        return failure(bus.error());
    std::unique_ptr<LogindIdleSource> source(new LogindIdleSource(clock, *std::move(bus)));
    if (auto begun = source->begin(); !begun)
        return failure(begun.error());
    return source;
}

Status LogindIdleSource::begin() {
    m_path = loginSessionPath(*m_bus);
    if (!m_path.isEmpty()) {
        const BusObject session{"org.freedesktop.login1", m_path.constData(), "org.freedesktop.login1.Session"};
        m_bus->onChange(session, [this, session] { look(session); });
    }
    if (!m_told)
        return failure(ErrorCode::NotFound, QStringLiteral("This desktop has not told logind of idleness."));
    return {};
}

void LogindIdleSource::look(const BusObject& session) {
    const quint64 since = m_bus->uint64Property(session, "IdleSinceHintMonotonic").value_or(0); // microseconds
    const bool idle = m_bus->boolProperty(session, "IdleHint").value_or(false);
    m_told = since != 0;
    m_quietSince.reset();
    // The hint itself is the proof; its time is only taken where it makes sense (it comes from the same clock).
    if (idle && m_told) {
        const SteadyPoint told{std::chrono::microseconds{since}};
        m_quietSince = std::min(told, m_clock.steadyNow());
    }
}

Status LogindIdleSource::wait(Milliseconds timeout) {
    pollWait({{m_bus->descriptor(), m_bus->interest()}}, m_waker,
             std::min(timeout, m_bus->timeout().value_or(timeout)));
    if (!m_bus->process() || !m_told)
        return failure(ErrorCode::Unavailable, QStringLiteral("logind has gone."));
    return {};
}

} // namespace gleaner
