// Whether the desktop that this process was started on is still there: a session whose display went away and stayed
// away is over, and what was started with it has to end, because nothing else ends it. Pure; one thread at a time.
#pragma once

#include "common/base/clock.h"

#include <optional>

namespace gleaner {

class SessionLife {
public:
    /// So long a display may be away: a compositor that crashed is started anew within it, nobody logs on again.
    static constexpr Milliseconds kPatience{3'000};

    /// The display answers.
    void found() {
        m_seen = true;
        m_missing.reset();
    }
    /// It does not. A display that never did says nothing of the session.
    void missed(SteadyPoint now) {
        if (m_seen && !m_missing)
            m_missing = now;
    }
    [[nodiscard]] bool isOver(SteadyPoint now) const { return m_missing && now - *m_missing >= kPatience; }

private:
    bool m_seen = false;
    std::optional<SteadyPoint> m_missing; ///< since when
};

} // namespace gleaner
