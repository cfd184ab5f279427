// Idleness by alarms on the X server's counter IDLETIME (extension SYNC): the server tells by itself, 0.1 ms after an
// input. Source: X Synchronization Extension Protocol, version 3.1.
#pragma once

#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/poll_wait_posix.h"
#include "screensaver_client/senses/x11_display_x11.h"

#include <xcb/sync.h>

namespace gleaner {

class X11AlarmIdleSource final : public IdleSource {
public:
    /// Errors: NotFound (no X, or a server without IDLETIME), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<IdleSource>> make(const Clock& clock);

    [[nodiscard]] QString name() const override { return QStringLiteral("XSync IDLETIME"); }
    [[nodiscard]] Status wait(Milliseconds timeout) override;
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override { return m_quietSince; }
    void wake() override { m_waker.wake(); }

private:
    X11AlarmIdleSource(const Clock& clock, std::unique_ptr<X11Display> display)
        : m_clock(clock), m_display(std::move(display)) {}
    [[nodiscard]] Status begin();
    [[nodiscard]] std::optional<xcb_sync_counter_t> findCounter() const;
    [[nodiscard]] Status makeAlarm(xcb_sync_counter_t counter, std::uint32_t testType);
    void take(const xcb_sync_alarm_notify_event_t& event);
    void setIdle(Milliseconds idle);

    const Clock& m_clock;
    std::unique_ptr<X11Display> m_display;
    PollWaker m_waker;
    std::uint8_t m_alarmEvent = 0; ///< its number in this server
    std::optional<SteadyPoint> m_quietSince;
};

} // namespace gleaner
