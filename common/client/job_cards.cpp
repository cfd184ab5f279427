#include "common/client/job_cards.h"

namespace gleaner {

JobCards::JobCards(WorkerQueues& queues, const Clock& clock) : m_queues(queues), m_clock(clock) {
    m_thread = std::thread([this] { run(); });
}

JobCards::~JobCards() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isStopping = true;
        if (m_connection)
            m_connection->abort();
    }
    m_changed.notify_all();
    m_thread.join();
}

std::optional<JobCard> JobCards::find(const JobId& job) {
    std::optional<JobCard> card;
    {
        const std::scoped_lock lock(m_mutex);
        card = m_shelf.find(job, m_clock.steadyNow());
        m_isAsked = true;
    }
    m_changed.notify_all();
    return card;
}

void JobCards::run() {
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        const auto due = m_shelf.takeDue(m_clock.steadyNow());
        if (!due) {
            m_isAsked = false;
            m_changed.wait(lock, [this] { return m_isAsked || m_isStopping; });
            continue;
        }
        lock.unlock();
        auto card = fetch(*due);
        lock.lock();
        m_shelf.put(*due, std::move(card));
    }
    m_connection.reset(); // on the thread that opened it
}

Result<JobCard> JobCards::fetch(const JobId& job) {
    if (!m_connection) { // only this thread changes it
        auto opened = m_queues.connect();
        if (!opened)
            return failure(opened.error());
        const std::scoped_lock lock(m_mutex);
        m_connection = std::move(*opened);
        if (m_isStopping)
            m_connection->abort();
    }
    BlobStore* const inputs = m_connection->inputs();
    if (inputs == nullptr)
        return failure(ErrorCode::NotFound, QStringLiteral("This head has no place for cards."));
    return inputs->card(job);
}

} // namespace gleaner
