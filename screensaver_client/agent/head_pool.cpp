#include "screensaver_client/agent/head_pool.h"

#include "common/client/this_pc.h"
#include "common/client/worker_claim.h"

namespace gleaner {
namespace {

/// Under the name it was enrolled by, with the proof that the name is its own; an old enrolment has none.
WorkerId idFor(const Enrolment& enrolment, const WorkerId& worker) {
    return enrolment.tag.isEmpty() ? worker
                                   : claimedWorkerId(enrolment.name, enrolment.tag, worker.value().section(u'/', 1));
}

WorkerOptions optionsFor(const ListedHead& head, const PoolOffice& office) {
    WorkerOptions options;
    options.worker = idFor(*head.enrolment, office.worker);
    options.processors = office.processors;
    options.platform = platformOfThisPc();
    options.whenStopped = WorkerActivity::Paused; // the agent itself stays
    options.emptyWaits = {Milliseconds(50),    Milliseconds(200),    Milliseconds(1'000),
                          Milliseconds(5'000), Milliseconds(15'000), Milliseconds(30'000)};
    return options;
}

} // namespace

HeadPool::HeadPool(const ListedHead& head, const PoolOffice& office, RunnerSeats& seats)
    : m_board(office.clock), m_queues(*head.enrolment, office.clock, office.random, m_board),
      m_pool(optionsFor(head, office), office.clock, office.random, m_registry, m_queues,
             [this](ThreadRole role, int processor) {
                 if (role == ThreadRole::Computes)
                     m_live.sit(processor);
             }),
      m_cards(m_queues, office.clock) {
    addRunnerComputations(m_registry, office.computations, {office.startRunner, office.brake, seats, m_live});
}

} // namespace gleaner
