#include "common/worker/worker_pool.h"

#include <algorithm>
#include <system_error>

namespace gleaner {
namespace {

tl::unexpected<Error> noThreads() {
    return failure(ErrorCode::Unavailable, QStringLiteral("The system gives this program no more threads; let it use "
                                                          "fewer processors, or raise the limit."));
}

} // namespace

WorkerPool::WorkerPool(WorkerOptions options, const Clock& clock, RandomSource& random,
                       const ComputationRegistry& computations, WorkerQueues& queues, ThreadStarted threadStarted)
    : m_options(std::move(options)),
      m_control(m_options.processors), m_environment{m_options, clock, random, computations, queues, m_control},
      m_threadStarted(std::move(threadStarted)) {}

WorkerPool::~WorkerPool() {
    (void)stop();
    join();
}

void WorkerPool::build() {
    std::vector<ProcessorBoard*> boards;
    for (int number = 0; number < m_options.processors; ++number) {
        m_stations.push_back(std::make_unique<Station>(number, m_environment));
        boards.push_back(&m_stations.back()->board());
    }
    m_watcher = std::make_unique<PoolWatcher>(m_environment, std::move(boards));
}

Status WorkerPool::start(int active) {
    Q_ASSERT(m_threads.empty());
    const Status good = checkWorkerOptions(m_options);
    if (!good)
        return good;
    build();
    m_control.setListener([this] {
        for (const auto& station : m_stations)
            station->poke();
        const std::scoped_lock lock(m_mutex);
        m_changed.notify_all();
    });
    if (active < m_options.processors)
        m_control.setActive(active);
    auto launched = launchUpTo(active);
    try {
        if (launched)
            launch(ThreadRole::Watches, 0, [this] { watch(); });
    } catch (const std::system_error&) {
        launched = noThreads();
    }
    if (!launched) {
        m_control.stop();
        join();
    }
    return launched;
}

Status WorkerPool::setActive(int count) {
    auto launched = launchUpTo(count);
    m_control.setActive(count);
    return launched;
}

Status WorkerPool::launchUpTo(int processors) {
    try {
        for (; m_launched < 2 * std::min(processors, m_options.processors); ++m_launched) {
            const int number = m_launched / 2;
            Station* const station = m_stations[static_cast<std::size_t>(number)].get();
            if (m_launched % 2 == 0)
                launch(ThreadRole::KeepsLeases, number, [station] { station->runKeeper(); });
            else
                launch(ThreadRole::Computes, number, [station] { station->runProcessor(); });
        }
    } catch (const std::system_error&) {
        return noThreads();
    }
    return {};
}

void WorkerPool::launch(ThreadRole role, int processor, std::function<void()> body) {
    {
        const std::scoped_lock lock(m_mutex);
        ++m_running;
    }
    const auto ended = [this] {
        const std::scoped_lock lock(m_mutex);
        --m_running;
        m_changed.notify_all();
    };
    try {
        m_threads.emplace_back([this, role, processor, ended, body = std::move(body)] {
            if (m_threadStarted)
                m_threadStarted(role, processor);
            body();
            ended();
        });
    } catch (...) {
        ended();
        throw;
    }
}

void WorkerPool::watch() {
    std::unique_lock lock(m_mutex);
    while (!m_control.stopping()) {
        if (m_watcher->nextTickAt() > m_environment.clock.steadyNow()) {
            m_changed.wait_until(lock, m_watcher->nextTickAt());
            continue;
        }
        lock.unlock();
        m_watcher->tick(m_environment.clock.steadyNow());
        lock.lock();
    }
    lock.unlock();
    m_watcher->sayGoodbye();
    m_watcher->disconnect();
}

WorkerStatus WorkerPool::status() const {
    if (m_watcher)
        return m_watcher->status();
    WorkerStatus notStarted;
    notStarted.worker = m_options.worker;
    return notStarted;
}

bool WorkerPool::allEndWithin(Milliseconds wait) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, wait, [this] { return m_running == 0; });
}

Status WorkerPool::stop(Milliseconds deadline) {
    m_control.stop();
    const Milliseconds grace = deadline * 3 / 4;
    if (!allEndWithin(grace)) {
        for (const auto& station : m_stations)
            station->abort();
        m_watcher->abort();
        if (!allEndWithin(deadline - grace))
            return failure(ErrorCode::Unavailable,
                           QStringLiteral("A computation does not stop when told to; end the program to end it."));
    }
    join();
    return {};
}

void WorkerPool::join() {
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
    m_control.setListener(nullptr);
}

} // namespace gleaner
