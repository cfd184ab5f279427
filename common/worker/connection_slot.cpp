#include "common/worker/connection_slot.h"

namespace gleaner {

Result<WorkerConnection*> ConnectionSlot::get() {
    const std::scoped_lock lock(m_mutex);
    if (m_aborted)
        return failure(ErrorCode::Cancelled, QStringLiteral("The worker is stopping."));
    if (!m_connection) {
        auto opened = m_queues.connect();
        if (!opened)
            return failure(opened.error());
        m_connection = std::move(*opened);
    }
    return m_connection.get();
}

void ConnectionSlot::drop() {
    const std::scoped_lock lock(m_mutex);
    m_connection.reset();
}

void ConnectionSlot::abort() {
    const std::scoped_lock lock(m_mutex);
    m_aborted = true;
    if (m_connection)
        m_connection->abort();
}

} // namespace gleaner
