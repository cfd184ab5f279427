// The cards of jobs, for whoever shows a worker's owner what his PC computes. find() only looks at what is there; a
// thread of its own, with a connection of its own, fetches: nothing that computes ever waits for a card.
// Thread: every method on any. Format: common/wire/PROTOCOL.md, section 6.
#pragma once

#include "common/client/job_card_shelf.h"
#include "common/worker/worker_queues.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace gleaner {

class JobCards {
public:
    /// Both outlive this. The connection is opened when a card is first asked for.
    JobCards(WorkerQueues& queues, const Clock& clock);
    /// Blocks: until the request in progress is aborted.
    ~JobCards();
    JobCards(const JobCards&) = delete;
    JobCards& operator=(const JobCards&) = delete;

    /// The card as it was fetched last, at most JobCardShelf::kRefresh before it was last asked for; nullopt: not
    /// fetched yet, or there is none. Ask again when you show it again.
    [[nodiscard]] std::optional<JobCard> find(const JobId& job);

private:
    void run();
    [[nodiscard]] Result<JobCard> fetch(const JobId& job);

    WorkerQueues& m_queues;
    const Clock& m_clock;
    std::mutex m_mutex; // guards all below but m_thread
    std::condition_variable m_changed;
    JobCardShelf m_shelf;
    std::unique_ptr<WorkerConnection> m_connection; ///< the thread's own, but for abort()
    bool m_isAsked = false;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace gleaner
