// What an X display tells: that a program fills the screen (the window manager's hints), that xscreensaver blanks or
// locks. Source: Extended Window Manager Hints 1.5; xscreensaver 6's root property _SCREENSAVER_STATUS.
#pragma once

#include "screensaver_client/senses/sense_board.h"
#include "screensaver_client/senses/sensor_thread_posix.h"
#include "screensaver_client/senses/x11_display_x11.h"

namespace gleaner {

class DisplaySensor final : public Sensor {
public:
    /// `board` outlives it. Errors: NotFound (no X), Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Sensor>> make(SenseBoard& board);
    ~DisplaySensor() override;

    [[nodiscard]] int descriptor() const override { return m_display->descriptor(); }
    [[nodiscard]] short interest() const override;
    [[nodiscard]] std::optional<Milliseconds> timeout() const override { return std::nullopt; }
    [[nodiscard]] Status step() override;

private:
    DisplaySensor(SenseBoard& board, std::unique_ptr<X11Display> display)
        : m_board(board), m_display(std::move(display)) {}
    void begin();
    [[nodiscard]] xcb_atom_t atom(const char* name) const;
    /// A property's 32-bit items; at most 64.
    [[nodiscard]] std::vector<std::uint32_t> items(xcb_window_t window, xcb_atom_t property) const;
    void watchActiveWindow();
    void lookAtWindow();
    void lookAtSaver();
    void take(const xcb_generic_event_t& event);
    [[nodiscard]] bool isShown(xcb_window_t window) const;
    [[nodiscard]] bool belongsToASaver(xcb_window_t window) const;

    SenseBoard& m_board;
    std::unique_ptr<X11Display> m_display;
    xcb_window_t m_active = XCB_WINDOW_NONE;
    xcb_atom_t m_activeWindow{}, m_state{}, m_fullScreen{}, m_saverStatus{}, m_blank{}, m_lock{};
};

} // namespace gleaner
