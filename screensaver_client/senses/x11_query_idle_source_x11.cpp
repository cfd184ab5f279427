#include "screensaver_client/senses/x11_query_idle_source_x11.h"

#include <xcb/screensaver.h>

#include <algorithm>

namespace gleaner {
namespace {

// Somebody is at it: how soon quiet is noticed. Nobody is: how soon the owner's return is.
constexpr Milliseconds kWhileInUse{1'000};
constexpr Milliseconds kWhileQuiet{100};
// Two answers that differ by less tell of the same input.
constexpr Milliseconds kJitter{500};

} // namespace

Result<std::unique_ptr<IdleSource>> X11QueryIdleSource::make(const Clock& clock) {
    auto display = X11Display::open();
    if (!display)
        return failure(display.error());
    const auto* extension = xcb_get_extension_data((*display)->connection(), &xcb_screensaver_id);
    if (!extension || !extension->present)
        return failure(ErrorCode::NotFound, QStringLiteral("This X server has no MIT-SCREEN-SAVER."));
    std::unique_ptr<X11QueryIdleSource> source(new X11QueryIdleSource(clock, *std::move(display)));
    if (auto asked = source->query(); !asked)
        return failure(asked.error());
    return source;
}

Status X11QueryIdleSource::query() {
    auto* connection = m_display->connection();
    const XReply<xcb_screensaver_query_info_reply_t> info(xcb_screensaver_query_info_reply(
        connection, xcb_screensaver_query_info(connection, m_display->root()), nullptr));
    if (!info)
        return failure(ErrorCode::Unavailable, QStringLiteral("The X server has gone."));
    const Milliseconds idle{info->ms_since_user_input};
    const SteadyPoint lastInput = m_clock.steadyNow() - idle;
    if (idle < kQuiet)
        m_quietSince.reset();
    else if (!m_quietSince || lastInput > *m_quietSince + kJitter)
        m_quietSince = lastInput;
    return {};
}

Status X11QueryIdleSource::wait(Milliseconds timeout) {
    // No descriptor is waited for: replies come only to questions.
    pollWait({}, m_waker, std::min(timeout, m_quietSince ? kWhileQuiet : kWhileInUse));
    return query();
}

} // namespace gleaner
