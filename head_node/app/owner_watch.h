// Whether anybody uses this PC, for a head that computes only while nobody does. Asks the senses of the agent, so that
// both mean the same by "away". Thread: every method on any.
#pragma once

#include "screensaver_client/senses/senses.h"

#include <memory>
#include <mutex>

namespace gleaner {

class OwnerWatch {
public:
    /// `clock` outlives this. The senses' threads run from the first question on.
    explicit OwnerWatch(const Clock& clock) : m_clock(clock) {}

    /// No input for `after`, or the screen is locked. False where the desktop does not tell.
    [[nodiscard]] bool isAway(Seconds after);

private:
    const Clock& m_clock;
    std::mutex m_mutex;
    std::unique_ptr<Senses> m_senses;
};

} // namespace gleaner
