// Idleness of this Windows session: GetLastInputInfo tells when it became quiet, raw input tells of the first input
// afterwards at once. Raw input is listened to only while it is quiet, so that a moving mouse costs nothing.
// Source: Win32, GetLastInputInfo, RegisterRawInputDevices (RIDEV_INPUTSINK).
#pragma once

#include "screensaver_client/senses/idle_source.h"

namespace gleaner {

class WindowsIdleSource final : public IdleSource {
public:
    /// Errors: Unavailable (no session with a desktop).
    [[nodiscard]] static Result<std::unique_ptr<IdleSource>> make(const Clock& clock);
    ~WindowsIdleSource() override;

    [[nodiscard]] QString name() const override { return QStringLiteral("GetLastInputInfo"); }
    [[nodiscard]] Status wait(Milliseconds timeout) override;
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override { return m_quietSince; }
    void wake() override;

private:
    explicit WindowsIdleSource(const Clock& clock);
    [[nodiscard]] Status ask();
    void listen(bool on);

    const Clock& m_clock;
    void* m_wake;             ///< an event's HANDLE
    void* m_window = nullptr; ///< a message-only window's HWND
    bool m_listening = false;
    Milliseconds m_idle{0}; ///< when last asked
    std::optional<SteadyPoint> m_quietSince;
};

} // namespace gleaner
