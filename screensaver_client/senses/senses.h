// What this PC knows of its owner and of itself, put together: how long nobody has touched it, lock, sleep, screen
// saver, presentations, full screen, battery, network, load, heat, memory.
//
// Everything is watched on threads of its own, because asking a display or a bus can hang: nothing here ever blocks its
// caller. A source that is lost is made anew; what it told is unknown until then.
#pragma once

#include "screensaver_client/policy/guest_inputs.h"

#include <functional>
#include <memory>

namespace gleaner {

/// Thread: every method on any thread.
class Senses {
public:
    /// Joins the threads; no callback comes afterwards.
    virtual ~Senses() = default;

    /// All that is known at this moment, with the time. Snooze and compute-now are not known here, and a screen saver
    /// of ours that has told the agent of itself is not either: the caller adds them.
    [[nodiscard]] virtual GuestInputs inputs() const = 0;

    /// What tells how long nobody has touched this PC, e.g. "XSync IDLETIME"; empty: nothing does.
    [[nodiscard]] virtual QString idleSource() const = 0;

    /// After `goingToSleep` (also: shutting down) the system waits some seconds for this call, so that work can be
    /// handed back; without it the system goes to sleep when its patience ends. Does nothing at other times.
    virtual void readyForSleep() = 0;
};

/// Called after every change, within milliseconds of an input by the owner. Thread: one of the senses' own, sometimes
/// two at once. Must return quickly and may call inputs() and readyForSleep(), but not destroy the senses. The first
/// calls may come before makeSystemSenses() has returned.
using SensesChanged = std::function<void()>;

/// The senses of the session that this process runs in. `clock` outlives them. Without any desktop everything about the
/// owner is unknown; that is no error.
[[nodiscard]] std::unique_ptr<Senses> makeSystemSenses(const Clock& clock, SensesChanged changed);

} // namespace gleaner
