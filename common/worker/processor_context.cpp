#include "common/worker/processor_context.h"

#include "common/wire/envelope_codec.h"

namespace gleaner {

ProcessorContext::ProcessorContext(int processor, WorkControl& control, LeaseKeeper& keeper, ProcessorBoard& board,
                                   const Clock& clock, std::uint64_t chunkHash,
                                   const std::optional<ChunkCheckpoint>& checkpoint)
    : m_processor(processor), m_control(control), m_keeper(keeper), m_board(board), m_clock(clock),
      m_chunkHash(chunkHash), m_nextCheckpoint(clock.steadyNow() + kCheckpointInterval) {
    if (checkpoint && checkpoint->hash == checkpointHashOf(chunkHash, checkpoint->state))
        m_resumeFrom = checkpoint->state;
}

void ProcessorContext::checkpoint(const QByteArray& state) {
    m_nextCheckpoint = m_clock.steadyNow() + kCheckpointInterval;
    if (!state.isEmpty() && state.size() <= kMaxCheckpointBytes)
        m_keeper.checkpoint({checkpointHashOf(m_chunkHash, state), state});
}

bool ProcessorContext::keepGoingSlowly() {
    if (!m_keeper.gone() && !m_control.mustHandBack(m_processor)) {
        const SteadyPoint began = m_clock.steadyNow();
        m_board.enter(ProcessorState::Frozen);
        (void)m_control.keepGoing(m_processor);
        m_board.enter(ProcessorState::Computing);
        m_frozen += m_clock.steadyNow() - began;
    }
    m_toldToEnd = m_toldToEnd || m_keeper.gone() || m_control.mustHandBack(m_processor);
    return !m_toldToEnd;
}

} // namespace gleaner
