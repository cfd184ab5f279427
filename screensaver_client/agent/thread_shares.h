// Shares threads out among heads by weight. What cannot be divided goes round: who got less than its share comes first
// the next time. Pure; one thread at a time.
#pragma once

#include <vector>

namespace gleaner {

struct HeadDemand {
    int weight = 1; ///< 1 or more
    bool hasWork = true;
    friend bool operator==(const HeadDemand&, const HeadDemand&) = default;
};

class ThreadShares {
public:
    /// Threads of each head, in the order of `heads`. Those with work share all `threads`; each of the others gets one
    /// to look for work with, which costs no computing time while it finds none: RunnerSeats see to it that no more
    /// than `threads` compute. Without work anywhere all look.
    [[nodiscard]] std::vector<int> next(int threads, const std::vector<HeadDemand>& heads);

private:
    std::vector<double> m_owed; ///< threads that a head got too little so far
};

} // namespace gleaner
