#include "head_node/server/task_threads.h"

namespace gleaner {

TaskThreads::TaskThreads(std::size_t threads, std::size_t maxWaiting) : m_maxWaiting(maxWaiting) {
    for (std::size_t i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { serve(); });
}

TaskThreads::~TaskThreads() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
}

bool TaskThreads::offer(std::function<void()> task) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_tasks.size() >= m_maxWaiting)
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
    return true;
}

void TaskThreads::serve() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isStopping || !m_tasks.empty(); });
        if (m_isStopping)
            return;
        auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        task = nullptr; // what it holds ends before the lock is taken
        lock.lock();
    }
}

} // namespace gleaner
