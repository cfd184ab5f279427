// What a kernel may ask of its processor. Thread: the processor's.
#pragma once

#include "common/job/computation.h"
#include "common/worker/lease_keeper.h"

namespace gleaner {

class ProcessorContext final : public ComputeContext {
public:
    /// Everything outlives this.
    ProcessorContext(int processor, WorkControl& control, const LeaseKeeper& keeper, ProcessorBoard& board,
                     const Clock& clock)
        : m_processor(processor), m_control(control), m_keeper(keeper), m_board(board), m_clock(clock) {}

    /// Two loads and a store while nobody wants anything.
    [[nodiscard]] bool keepGoing() override {
        m_board.pulse();
        if (m_control.mayCompute(m_processor) && !m_keeper.gone()) [[likely]]
            return true;
        return keepGoingSlowly();
    }
    void progress(double fraction) override { m_board.progress(fraction); }

    /// keepGoing() has said no.
    [[nodiscard]] bool toldToEnd() const { return m_toldToEnd; }
    /// How long keepGoing() has blocked: not compute time.
    [[nodiscard]] SteadyPoint::duration frozen() const { return m_frozen; }

private:
    bool keepGoingSlowly();

    const int m_processor;
    WorkControl& m_control;
    const LeaseKeeper& m_keeper;
    ProcessorBoard& m_board;
    const Clock& m_clock;
    SteadyPoint::duration m_frozen{};
    bool m_toldToEnd = false;
};

} // namespace gleaner
