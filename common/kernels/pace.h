// Asks a ComputeContext whether to go on once every so many steps of work: kernels have no clock, they count.
// Thread: that of the context.
#pragma once

#include "common/job/computation.h"

#include <cstdint>

namespace gleaner {

class Pace {
public:
    /// `stepsBetweenPolls`: what takes about 0.1 ms, so that a PC five times slower still asks every 0.5 ms.
    Pace(ComputeContext& context, std::uint32_t stepsBetweenPolls)
        : m_context(context), m_stepsBetweenPolls(stepsBetweenPolls), m_steps(stepsBetweenPolls) {}

    /// Before `steps` of work; the first call asks. False: give up.
    [[nodiscard]] bool spend(std::uint32_t steps) {
        m_steps += steps;
        if (m_steps < m_stepsBetweenPolls) {
            return true;
        }
        m_steps = 0;
        return m_context.keepGoing();
    }

private:
    ComputeContext& m_context;
    std::uint32_t m_stepsBetweenPolls;
    std::uint32_t m_steps;
};

/// What a kernel returns when it was told not to go on.
[[nodiscard]] inline tl::unexpected<Error> givenUp() {
    return failure(ErrorCode::Cancelled, QStringLiteral("The chunk was given up."));
}

} // namespace gleaner
