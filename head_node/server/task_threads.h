// Some threads that do what they are given, in the order it came; what does not fit into a bounded queue is refused.
// Thread: offer() on any; the destructor on one that is not among them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gleaner {

class TaskThreads {
public:
    /// `threads` and `maxWaiting` from 1.
    TaskThreads(std::size_t threads, std::size_t maxWaiting);
    /// Ends after the tasks in progress; those that wait are thrown away.
    ~TaskThreads();
    TaskThreads(const TaskThreads&) = delete;
    TaskThreads& operator=(const TaskThreads&) = delete;

    /// False, and nothing is done, when `maxWaiting` tasks wait already. Blocks: no.
    [[nodiscard]] bool offer(std::function<void()> task);

private:
    void serve();

    const std::size_t m_maxWaiting;
    std::mutex m_mutex; // guards the two below
    std::deque<std::function<void()>> m_tasks;
    bool m_isStopping = false;
    std::condition_variable m_wake;
    std::vector<std::jthread> m_threads;
};

} // namespace gleaner
