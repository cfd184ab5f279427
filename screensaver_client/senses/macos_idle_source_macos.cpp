#include "screensaver_client/senses/macos_idle_source_macos.h"

#include <algorithm>

#include <ApplicationServices/ApplicationServices.h>

namespace gleaner {
namespace {

// Somebody is at it: how soon quiet is noticed. Nobody is: how soon the owner's return is.
constexpr Milliseconds kWhileInUse{1'000};
constexpr Milliseconds kWhileQuiet{100};
// Two answers that differ by less tell of the same input.
constexpr Milliseconds kJitter{200};

} // namespace

void MacosIdleSource::ask() {
    const double seconds =
        CGEventSourceSecondsSinceLastEventType(kCGEventSourceStateHIDSystemState, kCGAnyInputEventType);
    const Milliseconds idle{static_cast<Milliseconds::rep>(seconds * 1'000)};
    const SteadyPoint lastInput = m_clock.steadyNow() - idle;
    if (idle < kQuiet)
        m_quietSince.reset();
    else if (!m_quietSince || lastInput > *m_quietSince + kJitter)
        m_quietSince = lastInput;
}

Status MacosIdleSource::wait(Milliseconds timeout) {
    {
        std::unique_lock lock(m_mutex);
        m_woken.wait_for(lock, std::min(timeout, m_quietSince ? kWhileQuiet : kWhileInUse), [this] { return m_wake; });
        m_wake = false;
    }
    ask();
    return {};
}

void MacosIdleSource::wake() {
    const std::lock_guard lock(m_mutex);
    m_wake = true;
    m_woken.notify_all();
}

} // namespace gleaner
