// What a kernel may ask of its processor. Thread: the processor's.
#pragma once

#include "common/job/computation.h"
#include "common/worker/lease_keeper.h"

namespace gleaner {

/// What a hand-back loses at most, when the kernel can be resumed.
inline constexpr Milliseconds kCheckpointInterval{1'000};

class ProcessorContext final : public ComputeContext {
public:
    /// Everything outlives this. `chunkHash`: of the chunk's payload. `checkpoint`: what came with it.
    ProcessorContext(int processor, WorkControl& control, LeaseKeeper& keeper, ProcessorBoard& board,
                     const Clock& clock, std::uint64_t chunkHash = 0,
                     const std::optional<ChunkCheckpoint>& checkpoint = {});

    /// Two loads and a store while nobody wants anything.
    [[nodiscard]] bool keepGoing() override {
        m_board.pulse();
        if (m_control.mayCompute(m_processor) && !m_keeper.gone()) [[likely]]
            return true;
        return keepGoingSlowly();
    }
    void progress(double fraction) override { m_board.progress(fraction); }
    /// Empty also for a checkpoint that is not this chunk's.
    [[nodiscard]] QByteArray resumeFrom() override { return m_resumeFrom; }
    /// Once every kCheckpointInterval.
    [[nodiscard]] bool wantsCheckpoint() override { return m_clock.steadyNow() >= m_nextCheckpoint; }
    void checkpoint(const QByteArray& state) override;

    /// keepGoing() has said no.
    [[nodiscard]] bool toldToEnd() const { return m_toldToEnd; }
    /// How long keepGoing() has blocked: not compute time.
    [[nodiscard]] SteadyPoint::duration frozen() const { return m_frozen; }

private:
    bool keepGoingSlowly();

    const int m_processor;
    WorkControl& m_control;
    LeaseKeeper& m_keeper;
    ProcessorBoard& m_board;
    const Clock& m_clock;
    const std::uint64_t m_chunkHash;
    QByteArray m_resumeFrom;
    SteadyPoint m_nextCheckpoint;
    SteadyPoint::duration m_frozen{};
    bool m_toldToEnd = false;
};

} // namespace gleaner
