#include "screensaver_client/senses/session_idle_source_dbus.h"

#include <algorithm>

namespace gleaner {
namespace {

constexpr BusObject kScreenSaver{"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
                                 "org.freedesktop.ScreenSaver"};
constexpr Milliseconds kWhileInUse{2'000};
constexpr Milliseconds kWhileQuiet{500};
// Two answers that differ by less tell of the same input.
constexpr Milliseconds kJitter{1'000};

} // namespace

Result<std::unique_ptr<IdleSource>> SessionIdleSource::make(const Clock& clock) {
    auto bus = BusConnection::open(BusKind::Session);
    if (!bus)
        return failure(bus.error());
    std::unique_ptr<SessionIdleSource> source(new SessionIdleSource(clock, *std::move(bus)));
    if (auto asked = source->ask(); !asked)
        return failure(asked.error());
    return source;
}

Status SessionIdleSource::ask() {
    BusMessage answer = m_bus->call(kScreenSaver, "GetSessionIdleTime");
    const auto told = answer ? answer.takeUint32() : std::nullopt;
    if (!told || !m_bus->process())
        return failure(ErrorCode::NotFound, QStringLiteral("No screen saver on this bus tells the idle time."));
    const Milliseconds idle{*told};
    const SteadyPoint lastInput = m_clock.steadyNow() - idle;
    if (idle < kQuiet)
        m_quietSince.reset();
    else if (!m_quietSince || lastInput > *m_quietSince + kJitter)
        m_quietSince = lastInput;
    return {};
}

Status SessionIdleSource::wait(Milliseconds timeout) {
    pollWait({}, m_waker, std::min(timeout, m_quietSince ? kWhileQuiet : kWhileInUse));
    return ask();
}

} // namespace gleaner
