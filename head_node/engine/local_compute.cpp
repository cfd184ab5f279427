#include "head_node/engine/local_compute.h"

namespace gleaner {

LocalComputer::LocalComputer(LocalCompute mode, WorkerOptions options, const Clock& clock, RandomSource& random,
                             const ComputationRegistry& computations, WorkerQueues& queues)
    : m_mode(mode), m_processors(options.processors), m_clock(clock),
      m_active(mode == LocalCompute::Off || mode == LocalCompute::WhenAway ? 0 : options.processors) {
    if (mode == LocalCompute::Off)
        return;
    m_pool.emplace(std::move(options), clock, random, computations, queues);
    m_pool->control().setActive(m_active); // whether the owner is away is known after the first step
}

Status LocalComputer::start() {
    return m_pool ? m_pool->start() : Status();
}

void LocalComputer::stop() {
    if (m_pool)
        (void)m_pool->stop(); // a kernel that is late is waited for by the pool's destructor
}

void LocalComputer::update(bool headHasNothingToScatter, bool ownerIsAway) {
    if (m_mode != LocalCompute::WhenIdle && m_mode != LocalCompute::WhenAway)
        return;
    const SteadyPoint now = m_clock.steadyNow();
    if (headHasNothingToScatter)
        m_busySince.reset();
    else if (!m_busySince)
        m_busySince = now;
    const bool busy = m_busySince && now - *m_busySince >= kBusyAfter;
    const bool mayCompute = !busy && (m_mode == LocalCompute::WhenIdle || ownerIsAway);
    setActive(mayCompute ? m_processors : 0);
}

void LocalComputer::setActive(int count) {
    if (m_active.exchange(count) != count)
        m_pool->control().setActive(count);
}

} // namespace gleaner
