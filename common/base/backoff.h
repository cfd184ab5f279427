// How long to wait before trying again: a table of sleeps with jitter. Pure; one thread at a time.
#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"

#include <cstddef>
#include <vector>

namespace gleaner {

/// Steps through a table of waits, the last one for ever; each is drawn from [1/2, 1] of its entry, so that a fleet
/// that fell silent together does not come back together.
class Backoff {
public:
    /// `table`: not empty, each entry > 0. `random` outlives this.
    Backoff(std::vector<Milliseconds> table, RandomSource& random);

    /// The next wait. Never 0, so a caller that only loops cannot spin.
    [[nodiscard]] Milliseconds next();
    /// Something worked: begin at the first entry again.
    void reset() { m_step = 0; }

private:
    std::vector<Milliseconds> m_table;
    RandomSource& m_random;
    std::size_t m_step = 0;
};

} // namespace gleaner
