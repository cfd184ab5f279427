// Looks at each processor often enough to know its last sign of life, and tells the head that this worker is alive.
// Thread: tick() one at a time, status() and abort() any.
#pragma once

#include "common/worker/connection_slot.h"
#include "common/worker/processor_board.h"
#include "common/worker/worker_environment.h"

#include <vector>

namespace gleaner {

class PoolWatcher {
public:
    /// What `environment` refers to and the boards outlive this.
    PoolWatcher(const WorkerEnvironment& environment, std::vector<ProcessorBoard*> boards);

    [[nodiscard]] SteadyPoint nextTickAt() const;
    /// Looks, and posts a heartbeat when one is due. Blocks: up to one request.
    void tick(SteadyPoint now);
    [[nodiscard]] WorkerStatus status() const;
    /// The last heartbeat, with what WorkerOptions::whenStopped says; nothing when the one before did not get through.
    /// After the last tick(), on the same thread. Blocks: up to one request.
    void sayGoodbye();
    /// After that, on the same thread: a socket ends on its own.
    void disconnect() { m_connection.drop(); }
    void abort() { m_connection.abort(); }

private:
    /// Whatever goes wrong: the next one may get through.
    void tryHeartbeat(std::optional<WorkerActivity> last);
    [[nodiscard]] bool postHeartbeat(std::optional<WorkerActivity> last);
    [[nodiscard]] WorkerPresence presence() const;

    const WorkerEnvironment& m_environment;
    const std::vector<ProcessorBoard*> m_boards;
    ConnectionSlot m_connection;
    SteadyPoint m_nextLook;
    SteadyPoint m_nextHeartbeat;
    bool m_gotThrough = false; ///< the last heartbeat
};

} // namespace gleaner
