// The owner's return, acted upon on the thread that senses it: the agent's own may be waiting for a file on a server
// that does not answer. It decides as the agent did last, by what is sensed now; what follows, handing back, is the
// agent's.
#pragma once

#include "screensaver_client/policy/guest_policy.h"
#include "screensaver_client/runner/runner_brake.h"

#include <functional>
#include <mutex>

namespace gleaner {

/// Thread: every method on any.
class QuickYield {
public:
    /// What the agent decided by, beside what is sensed.
    struct Basis {
        GuestSettings settings;
        GuestMemory memory;
        bool saverActive = false;
        std::optional<TimePoint> snoozedUntil, computeNowUntil;
    };

    /// `brake` outlives this.
    explicit QuickYield(RunnerBrake& brake) : m_brake(brake) {}

    /// How often it has braked: read before the agent looks, given to decided() after.
    [[nodiscard]] int brakes() const;
    /// The agent computes by this; nullopt: it does not, and nothing has to yield. Lets go of the brake when the agent
    /// computes on all the same, unless it was pulled after `brakes` was read.
    void decided(std::optional<Basis> basis, int brakes);
    /// Pulls the brake when the agent computes and would not by these inputs; they are asked for only when it does.
    void sensed(const std::function<GuestInputs()>& inputs);

private:
    RunnerBrake& m_brake;
    mutable std::mutex m_mutex;
    std::optional<Basis> m_basis; // guarded by m_mutex, like the next two
    int m_brakes = 0;
    bool m_pulled = false;
};

} // namespace gleaner
