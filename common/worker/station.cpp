#include "common/worker/station.h"

#include <exception>

namespace gleaner {

Station::Station(int number, const WorkerEnvironment& environment)
    : m_number(number), m_environment(environment),
      m_board(number, environment.clock, environment.options.signOfLifeLimit), m_connection(environment.queues),
      m_keeper(number, environment, m_board), m_waiter(number, environment.control),
      m_whenEmpty(environment.options.emptyWaits, environment.random),
      m_whenUnreachable(environment.options.unreachableWaits, environment.random),
      m_whenUnable(environment.options.unreachableWaits, environment.random) {}

void Station::abort() {
    m_connection.abort();
    m_keeper.abort();
}

void Station::runProcessor() {
    WorkControl& control = m_environment.control;
    for (;;) {
        if (!control.mayCompute(m_number)) {
            m_board.enter(ProcessorState::Idle);
            if (!control.waitUntilAllowed(m_number))
                break;
        }
        const std::uint64_t seenWakes = control.wakeCount();
        waitAfter(step(), seenWakes);
    }
    m_connection.drop(); // a socket ends on its own thread
    m_board.enter(ProcessorState::Ended);
}

StepOutcome Station::step() {
    QString what = QStringLiteral("something unknown");
    try {
        if (!m_processor)
            m_processor =
                std::make_unique<Processor>(m_number, m_environment, m_keeper, m_board, m_connection, m_waiter);
        return m_processor->runOnce();
    } catch (const std::exception& exception) {
        what = QString::fromUtf8(exception.what());
    } catch (...) {
        // `what` says it
    }
    m_board.count(&WorkCounts::renewals);
    m_board.endChunk();
    m_board.report(QStringLiteral("A processor ended with %1 and was made anew.").arg(what));
    m_processor.reset();
    m_connection.drop();
    (void)m_keeper.release(); // the lease runs out: if it was the message's doing, that counts against it
    return StepOutcome::Unreachable;
}

void Station::waitAfter(StepOutcome outcome, std::uint64_t seenWakes) {
    Milliseconds wait{};
    switch (outcome) {
    case StepOutcome::Worked:
        m_whenEmpty.reset();
        m_whenUnreachable.reset();
        m_whenUnable.reset();
        return;
    case StepOutcome::Empty:
        m_whenUnreachable.reset();
        wait = m_whenEmpty.next();
        break;
    case StepOutcome::Unreachable:
        wait = m_whenUnreachable.next();
        break;
    case StepOutcome::Unable:
        wait = m_whenUnable.next();
        break;
    }
    m_board.enter(ProcessorState::Waiting);
    m_environment.control.waitFor(m_number, wait, seenWakes);
}

} // namespace gleaner
