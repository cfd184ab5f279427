// Idleness by asking the X server's extension MIT-SCREEN-SAVER again and again: for servers without IDLETIME.
#pragma once

#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/poll_wait_posix.h"
#include "screensaver_client/senses/x11_display_x11.h"

namespace gleaner {

class X11QueryIdleSource final : public IdleSource {
public:
    /// Errors: NotFound (no X, or a server without the extension), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<IdleSource>> make(const Clock& clock);

    [[nodiscard]] QString name() const override { return QStringLiteral("XScreenSaver query"); }
    [[nodiscard]] Status wait(Milliseconds timeout) override;
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override { return m_quietSince; }
    void wake() override { m_waker.wake(); }

private:
    X11QueryIdleSource(const Clock& clock, std::unique_ptr<X11Display> display)
        : m_clock(clock), m_display(std::move(display)) {}
    [[nodiscard]] Status query();

    const Clock& m_clock;
    std::unique_ptr<X11Display> m_display;
    PollWaker m_waker;
    std::optional<SteadyPoint> m_quietSince;
};

} // namespace gleaner
