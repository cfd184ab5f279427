// May this PC compute now, with how many processors, and if not, why? One pure function; any thread.
//
// The first of these that applies decides:
//   going to sleep > a mistake in the policy > snoozed > (the owner said "compute now": skips to the battery) > outside
//   the hours > another session in front > no source of idleness > owner present > presentation > full screen > battery
//   > metered > hot > short of memory > other programs busy > run
// What is measured (temperature, memory, others' CPU) has hysteresis: it pauses at its limit, and lets go only well
// below it and after some time, so that a spike does not make computing stop and start.
#pragma once

#include "screensaver_client/policy/guest_inputs.h"
#include "screensaver_client/policy/guest_reason.h"
#include "screensaver_client/policy/guest_settings.h"

namespace gleaner {

struct GuestDecision {
    bool run = false;
    int threads = 0; ///< at least 1 when run, 0 otherwise
    GuestReason reason{};
    QString detail; ///< fills the reason's sentence, see sentenceFor(); may be empty
    /// The answer may change after so long though nothing else does (idle time reached, hours over, ...); > 0. nullopt:
    /// only a change of an input can change it.
    std::optional<Milliseconds> reconsiderAfter;

    /// Differences in when to look again are none.
    [[nodiscard]] bool sameAnswer(const GuestDecision& other) const {
        return run == other.run && threads == other.threads && reason == other.reason && detail == other.detail;
    }
};

/// What decide() remembers from call to call; a fresh one at the start. Nobody else looks inside.
struct GuestMemory {
    /// One measured input.
    struct Held {
        std::optional<bool> held;       ///< it is a reason to pause; nullopt: not measured yet
        std::optional<TimePoint> since; ///< it has spoken for the opposite since then, without a break
    };
    Held othersCpu, temperature, freeMemory;
    /// The screen saver, or the lock.
    struct Sign {
        std::optional<TimePoint> since; ///< it is on since then
        bool touched = false;           ///< the owner has touched something since then
    };
    Sign saver, lock;
};

/// Never fails. Call it whenever an input changes and after `reconsiderAfter`; times that jump do no harm.
[[nodiscard]] GuestDecision decide(const GuestInputs& inputs, const GuestSettings& settings, GuestMemory& memory);

} // namespace gleaner
