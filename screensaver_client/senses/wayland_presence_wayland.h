// That the compositor of this session is there: a connection that asks for nothing and notices its end.
#pragma once

#include "screensaver_client/senses/sensor_thread_posix.h"

struct wl_display;

namespace gleaner {

class WaylandPresence final : public Sensor {
public:
    /// The compositor that $WAYLAND_DISPLAY names. Errors: Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Sensor>> make();
    ~WaylandPresence() override;

    [[nodiscard]] int descriptor() const override;
    [[nodiscard]] short interest() const override;
    [[nodiscard]] std::optional<Milliseconds> timeout() const override { return std::nullopt; }
    [[nodiscard]] Status step() override;

private:
    explicit WaylandPresence(wl_display* display) : m_display(display) {}
    wl_display* m_display;
};

} // namespace gleaner
