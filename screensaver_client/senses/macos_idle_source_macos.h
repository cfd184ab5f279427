// Idleness of this macOS session by asking CoreGraphics again and again. Written to Apple's documentation; neither
// built nor tried on a Mac yet. Source: CGEventSourceSecondsSinceLastEventType (Quartz Event Services).
#pragma once

#include "screensaver_client/senses/idle_source.h"

#include <condition_variable>
#include <mutex>

namespace gleaner {

class MacosIdleSource final : public IdleSource {
public:
    explicit MacosIdleSource(const Clock& clock) : m_clock(clock) { ask(); }

    [[nodiscard]] QString name() const override { return QStringLiteral("CGEventSource"); }
    [[nodiscard]] Status wait(Milliseconds timeout) override;
    [[nodiscard]] std::optional<SteadyPoint> quietSince() const override { return m_quietSince; }
    void wake() override;

private:
    void ask();

    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_wake = false; ///< guarded by m_mutex
    std::optional<SteadyPoint> m_quietSince;
};

} // namespace gleaner
