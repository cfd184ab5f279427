#include "common/worker/lease_keeper.h"

#include <exception>
#include <utility>

namespace gleaner {

LeaseKeeper::LeaseKeeper(int processor, const WorkerEnvironment& environment, ProcessorBoard& board)
    : m_processor(processor), m_environment(environment), m_board(board), m_connection(environment.queues),
      m_ledger(environment.options, environment.clock.steadyNow()) {}

QueuePolicy LeaseKeeper::policy() const {
    const std::scoped_lock lock(m_mutex);
    return m_ledger.policy();
}

void LeaseKeeper::setPolicy(const QueuePolicy& policy) {
    const std::scoped_lock lock(m_mutex);
    m_ledger.setPolicy(policy, m_environment.clock.steadyNow());
}

std::optional<QueueMessage> LeaseKeeper::takeFetched() {
    Lock lock(m_mutex);
    m_settled.wait(lock, [this] { return !m_fetching; });
    if (!m_ledger.promote(m_environment.clock.steadyNow()))
        return std::nullopt;
    m_gone.store(false, std::memory_order_relaxed);
    m_checkpoint.reset();
    auto message = m_ledger.current()->message;
    pokeIfEarlier(lock);
    return message;
}

void LeaseKeeper::hold(Lease lease, SteadyPoint asked) {
    Lock lock(m_mutex);
    m_gone.store(false, std::memory_order_relaxed);
    m_checkpoint.reset();
    m_ledger.hold(std::move(lease), asked);
    pokeIfEarlier(lock);
}

void LeaseKeeper::checkpoint(ChunkCheckpoint checkpoint) {
    const std::scoped_lock lock(m_mutex);
    m_checkpoint = std::move(checkpoint);
}

bool LeaseKeeper::beginAnswer() {
    Lock lock(m_mutex);
    if (!m_ledger.current())
        return false;
    m_ledger.beginAnswer(m_environment.clock.steadyNow());
    pokeIfEarlier(lock);
    return true;
}

std::optional<Lease> LeaseKeeper::release() {
    Lock lock(m_mutex);
    m_settled.wait(lock, [this] {
        return !m_prolonging || !m_ledger.current() || m_ledger.current()->message.id != *m_prolonging;
    });
    return m_ledger.takeCurrent();
}

bool LeaseKeeper::handBackCurrent(MessageQueue& queue, Seconds delay, HandBackCount count) {
    const auto lease = release();
    if (!lease)
        return false;
    const auto checkpoint = [this] {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_checkpoint, std::nullopt);
    }();
    const auto done = handBack(queue, *lease, delay, count, m_environment.options.messageLimit, checkpoint);
    if (!done)
        note(done.error());
    return done.has_value();
}

KeeperPlan LeaseKeeper::plan() const {
    const WorkControl& control = m_environment.control;
    return m_ledger.plan(KeeperOrders{control.mustHandBack(m_processor), control.mayCompute(m_processor)});
}

SteadyPoint LeaseKeeper::nextActionAt() const {
    const std::scoped_lock lock(m_mutex);
    return plan().at;
}

void LeaseKeeper::tick(SteadyPoint now) {
    Lock lock(m_mutex);
    const KeeperPlan next = plan();
    if (next.at <= now)
        perform(lock, next.action);
}

void LeaseKeeper::run() {
    Lock lock(m_mutex);
    for (;;) {
        const KeeperPlan next = plan();
        if (m_environment.control.stopping() && next.at != SteadyPoint::min())
            break;
        if (next.at <= m_environment.clock.steadyNow()) {
            perform(lock, next.action);
            continue;
        }
        m_asleepUntil = next.at;
        const auto poked = [this] { return m_poked; };
        if (next.at == SteadyPoint::max())
            m_wakeUp.wait(lock, poked);
        else
            m_wakeUp.wait_until(lock, next.at, poked);
        m_poked = false;
        m_asleepUntil = SteadyPoint::min();
    }
    m_connection.drop(); // a socket ends on its own thread
}

void LeaseKeeper::poke() {
    const std::scoped_lock lock(m_mutex);
    m_poked = true;
    m_wakeUp.notify_one();
}

/// Spares the companion every wake-up that would only tell it to sleep on.
void LeaseKeeper::pokeIfEarlier(Lock& lock) {
    if (m_poked || plan().at >= m_asleepUntil)
        return;
    m_poked = true;
    lock.unlock();
    m_wakeUp.notify_one();
}

void LeaseKeeper::perform(Lock& lock, KeeperAction action) {
    switch (action) {
    case KeeperAction::Nothing:
        return;
    case KeeperAction::HandBackCurrent:
        m_gone.store(true, std::memory_order_relaxed);
        return giveBack(lock, m_ledger.takeCurrent(), std::exchange(m_checkpoint, std::nullopt));
    case KeeperAction::HandBackNext:
        return giveBack(lock, m_ledger.takeNext(), std::nullopt);
    case KeeperAction::RenewCurrent:
        return prolong(lock, Lease(*m_ledger.current()));
    case KeeperAction::RenewNext:
        return prolong(lock, Lease(*m_ledger.next()));
    case KeeperAction::Fetch:
        return fetch(lock);
    case KeeperAction::RefreshPolicy:
        return refreshPolicy(lock);
    }
    Q_UNREACHABLE();
}

/// Without the lock, and whatever the connection throws becomes an error.
template<typename Call>
auto LeaseKeeper::request(Lock& lock, Call call) -> decltype(call(std::declval<WorkerConnection&>())) {
    lock.unlock();
    auto answer = [&]() -> decltype(call(std::declval<WorkerConnection&>())) {
        try {
            const auto connection = m_connection.get();
            if (!connection)
                return failure(connection.error());
            return call(**connection);
        } catch (const std::exception& exception) {
            return failure(ErrorCode::Unavailable, QString::fromUtf8(exception.what()));
        } catch (...) {
            return failure(ErrorCode::Unavailable, QStringLiteral("The connection ended with an unknown exception."));
        }
    }();
    if (!answer) {
        note(answer.error());
        if (isTransient(answer.error().code))
            m_connection.drop();
    }
    lock.lock();
    return answer;
}

void LeaseKeeper::fetch(Lock& lock) {
    m_fetching = true;
    const Seconds visibility = m_ledger.policy().visibility;
    const SteadyPoint asked = m_environment.clock.steadyNow();
    auto taken =
        request(lock, [visibility](WorkerConnection& connection) { return connection.work().get(1, visibility); });
    m_fetching = false;
    std::optional<Lease> lease;
    if (taken && !taken->empty())
        lease = std::move(taken->front());
    m_ledger.fetched(std::move(lease), asked);
    m_settled.notify_one();
}

void LeaseKeeper::prolong(Lock& lock, const Lease& lease) {
    const MessageId id = lease.message.id;
    m_prolonging = id;
    const Seconds visibility = m_ledger.policy().visibility;
    const SteadyPoint asked = m_environment.clock.steadyNow();
    const auto receipt = request(lock, [&lease, visibility](WorkerConnection& connection) {
        return connection.work().update(lease.message.id, lease.receipt.popReceipt, visibility, std::nullopt);
    });
    m_prolonging.reset();
    if (receipt) {
        m_ledger.prolonged(id, *receipt, asked);
        m_board.count(&WorkCounts::prolonged);
    } else if (receipt.error().code == ErrorCode::Stale || receipt.error().code == ErrorCode::NotFound) {
        lose(id);
    } else {
        m_ledger.prolongFailed(id, m_environment.clock.steadyNow());
    }
    m_settled.notify_one();
}

void LeaseKeeper::lose(const MessageId& id) {
    m_board.count(&WorkCounts::leasesLost);
    if (m_ledger.current() && m_ledger.current()->message.id == id) {
        m_gone.store(true, std::memory_order_relaxed);
        (void)m_ledger.takeCurrent();
    } else if (m_ledger.next() && m_ledger.next()->message.id == id) {
        (void)m_ledger.takeNext();
    }
}

void LeaseKeeper::giveBack(Lock& lock, std::optional<Lease> lease, std::optional<ChunkCheckpoint> checkpoint) {
    const qsizetype limit = m_environment.options.messageLimit;
    const auto done = request(lock, [&lease, &checkpoint, limit](WorkerConnection& connection) {
        return handBack(connection.work(), *lease, Seconds(0), HandBackCount::Counted, limit, checkpoint);
    });
    if (done)
        m_board.count(&WorkCounts::handedBack);
}

void LeaseKeeper::refreshPolicy(Lock& lock) {
    m_ledger.postponePolicy(m_environment.clock.steadyNow());
    const auto policy = request(
        lock, [this](WorkerConnection& connection) { return readPolicy(connection.work(), m_environment.options); });
    if (policy)
        m_ledger.setPolicy(*policy, m_environment.clock.steadyNow());
}

/// That somebody else has a message is told by its own count.
void LeaseKeeper::note(const Error& error) {
    if (error.code != ErrorCode::Stale && error.code != ErrorCode::NotFound)
        m_board.report(error);
}

} // namespace gleaner
