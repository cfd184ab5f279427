// A thread's connection: opened when it is needed, dropped after trouble, aborted from outside.
#pragma once

#include "common/worker/worker_queues.h"

#include <memory>
#include <mutex>

namespace gleaner {

class ConnectionSlot {
public:
    /// `queues` outlives this.
    explicit ConnectionSlot(WorkerQueues& queues) : m_queues(queues) {}

    /// The open connection, opened if there is none; good until drop(). Errors: Cancelled (aborted), connect()'s.
    /// Thread: the one that uses the connection.
    [[nodiscard]] Result<WorkerConnection*> get();
    /// Thread: the one that uses the connection.
    void drop();
    /// For good: what waits fails, and get() does from now on. Thread: any.
    void abort();

private:
    WorkerQueues& m_queues;
    std::mutex m_mutex; // guards the two below; what the connection does is not under it
    std::unique_ptr<WorkerConnection> m_connection;
    bool m_aborted = false;
};

} // namespace gleaner
