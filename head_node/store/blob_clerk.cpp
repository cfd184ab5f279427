#include "head_node/store/blob_clerk.h"

#include <algorithm>
#include <iterator>

namespace gleaner {

Result<std::unique_ptr<BlobClerk>> BlobClerk::open(const QString& path) {
    std::unique_ptr<BlobClerk> clerk(new BlobClerk());
    const auto opened = std::make_shared<std::promise<Status>>();
    auto outcome = opened->get_future();
    clerk->m_thread = std::thread([opened, path, self = clerk.get()] {
        const auto index = BlobIndex::open(path);
        opened->set_value(index ? Status() : failure(index.error()));
        if (index)
            self->serve(**index);
    });
    if (const Status status = outcome.get(); !status)
        return failure(status.error());
    return clerk;
}

BlobClerk::~BlobClerk() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void BlobClerk::enqueue(Task task) {
    {
        const std::scoped_lock lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void BlobClerk::serve(BlobIndex& index) {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isStopping || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        const auto end = m_tasks.begin() + static_cast<std::ptrdiff_t>(std::min(m_tasks.size(), kMaxBatch));
        std::deque<Task> batch(std::make_move_iterator(m_tasks.begin()), std::make_move_iterator(end));
        m_tasks.erase(m_tasks.begin(), end);
        lock.unlock();
        const Status status = runBatch(index, batch);
        for (const Task& task : batch)
            task.done(status);
        lock.lock();
    }
}

Status BlobClerk::runBatch(BlobIndex& index, const std::deque<Task>& batch) {
    SqliteConnection& connection = index.connection();
    auto transaction = SqliteTransaction::begin(connection);
    if (!transaction)
        return failure(transaction.error());
    for (const Task& task : batch) {
        if (auto saved = connection.execute(QStringLiteral("SAVEPOINT task")); !saved)
            return saved;
        const bool keeps = task.work(index);
        if (!keeps) {
            if (auto undone = connection.execute(QStringLiteral("ROLLBACK TO task")); !undone)
                return undone;
        }
        if (auto released = connection.execute(QStringLiteral("RELEASE task")); !released)
            return released;
    }
    return transaction->commit();
}

} // namespace gleaner
