#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/logind_idle_source_dbus.h"
#include "screensaver_client/senses/mutter_idle_source_dbus.h"
#include "screensaver_client/senses/session_idle_source_dbus.h"
#include "screensaver_client/senses/wayland_idle_source_wayland.h"
#include "screensaver_client/senses/x11_alarm_idle_source_x11.h"
#include "screensaver_client/senses/x11_query_idle_source_x11.h"

namespace gleaner {
namespace {

/// Only on a display of its own: under Wayland an X server sees the input that X programs get, and no other.
IdleSourceMaker unlessOnWayland(IdleSourceMaker maker) {
    return [maker = std::move(maker)]() -> Result<std::unique_ptr<IdleSource>> {
        if (!qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || qgetenv("XDG_SESSION_TYPE") == "wayland")
            return failure(ErrorCode::NotFound, QStringLiteral("This is a Wayland session."));
        return maker();
    };
}

} // namespace

std::vector<IdleSourceMaker> idleSourceMakers(const Clock& clock) {
    return {
        [&clock] { return WaylandIdleSource::make(clock); },
        [&clock] { return MutterIdleSource::make(clock); },
        unlessOnWayland([&clock] { return X11AlarmIdleSource::make(clock); }),
        unlessOnWayland([&clock] { return X11QueryIdleSource::make(clock); }),
        [&clock] { return SessionIdleSource::make(clock); },
        [&clock] { return LogindIdleSource::make(clock); },
    };
}

} // namespace gleaner
