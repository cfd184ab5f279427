#include "common/worker/processor_board.h"

namespace gleaner {

WorkCounts& WorkCounts::operator+=(const WorkCounts& other) {
    done += other.done;
    failed += other.failed;
    poison += other.poison;
    handedBack += other.handedBack;
    passedOn += other.passedOn;
    setAside += other.setAside;
    leasesLost += other.leasesLost;
    deletedByOthers += other.deletedByOthers;
    prolonged += other.prolonged;
    renewals += other.renewals;
    unreachable += other.unreachable;
    computeTime += other.computeTime;
    return *this;
}

ProcessorBoard::ProcessorBoard(int number, const Clock& clock, Milliseconds signOfLifeLimit)
    : m_clock(clock), m_limit(signOfLifeLimit), m_lastSign(clock.steadyNow()), m_began(m_lastSign) {
    m_status.number = number;
}

void ProcessorBoard::enter(ProcessorState state) {
    const SteadyPoint now = m_clock.steadyNow();
    const std::scoped_lock lock(m_mutex);
    m_status.state = state;
    m_lastSign = now;
}

void ProcessorBoard::beginChunk(const ChunkAddress& chunk, const QString& computation) {
    progress(0);
    const SteadyPoint now = m_clock.steadyNow();
    const std::scoped_lock lock(m_mutex);
    m_status.state = ProcessorState::Computing;
    m_status.chunk = chunk;
    m_status.computation = computation;
    m_began = m_lastSign = now;
}

void ProcessorBoard::endChunk() {
    const std::scoped_lock lock(m_mutex);
    m_status.chunk.reset();
    m_status.computation.clear();
}

void ProcessorBoard::computed(std::chrono::microseconds time) {
    const std::scoped_lock lock(m_mutex);
    m_status.counts.computeTime += time;
}

void ProcessorBoard::count(std::uint64_t WorkCounts::*what) {
    const std::scoped_lock lock(m_mutex);
    ++(m_status.counts.*what);
}

void ProcessorBoard::report(const QString& trouble) {
    const TimePoint now = m_clock.now();
    const std::scoped_lock lock(m_mutex);
    m_status.trouble = TroubleReport{trouble, now};
}

void ProcessorBoard::report(const Error& error) {
    if (error.code == ErrorCode::Cancelled)
        return;
    if (isTransient(error.code))
        count(&WorkCounts::unreachable);
    report(error.message);
}

WorkCounts ProcessorBoard::counts() const {
    const std::scoped_lock lock(m_mutex);
    return m_status.counts;
}

bool ProcessorBoard::mayBeSilent() const {
    switch (m_status.state) {
    case ProcessorState::Fetching:
    case ProcessorState::Computing:
    case ProcessorState::Answering:
    case ProcessorState::Waiting:
        return false;
    case ProcessorState::Frozen:
    case ProcessorState::Idle:
    case ProcessorState::Ended:
        return true;
    }
    Q_UNREACHABLE();
}

ProcessorStatus ProcessorBoard::observe() {
    const SteadyPoint now = m_clock.steadyNow();
    const std::uint32_t pulse = m_pulse.load(std::memory_order_relaxed);
    const std::scoped_lock lock(m_mutex);
    if (pulse != m_seenPulse) {
        m_seenPulse = pulse;
        m_lastSign = now;
    }
    ProcessorStatus status = m_status;
    status.progress = status.chunk ? m_progress.load(std::memory_order_relaxed) : 0;
    status.sinceSignOfLife = std::chrono::duration_cast<Milliseconds>(now - m_lastSign);
    status.healthy = mayBeSilent() || status.sinceSignOfLife <= m_limit;
    if (status.chunk)
        status.computingFor = std::chrono::duration_cast<Milliseconds>(now - m_began);
    return status;
}

} // namespace gleaner
