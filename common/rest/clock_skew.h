// How far this PC's clock is from a server's. A request signed with a date more than 15 minutes off is refused, though
// key and right are good; the refusal carries the server's own time. Thread: one at a time.
// Source: Azure Storage REST, "Authorize with Shared Key" (requests older than 15 minutes are refused).
#pragma once

#include "common/base/clock.h"
#include "common/rest/http_message.h"

#include <QString>

namespace gleaner {

class ClockSkew {
public:
    /// Less is no reason for a refusal: the server allows three times as much.
    static constexpr Seconds kTolerance{300};

    /// Looks at an answer to a request that was signed for corrected(now). True when it is a refusal and the server's
    /// time is another than was believed: then the request is worth signing once more.
    [[nodiscard]] bool learn(const HttpResponse& answer, TimePoint now);
    /// The server's time when this PC's clock says `now`.
    [[nodiscard]] TimePoint corrected(TimePoint now) const { return now + m_ahead; }
    /// A sentence that says by how much the clock is wrong and what to do; empty while nothing is known against it.
    [[nodiscard]] QString explanation() const;

private:
    Milliseconds m_ahead{0}; ///< the server's clock minus ours
};

} // namespace gleaner
