// A head of this process on a thread of its own, with the event loop that its control socket needs: what it does never
// holds the window up. Thread: one at a time.
#pragma once

#include "head_node/host/head_host.h"

#include <QThread>

#include <memory>

namespace gleaner {

class HostThread {
public:
    HostThread() = default;
    ~HostThread() { stop(); }
    HostThread(const HostThread&) = delete;
    HostThread& operator=(const HostThread&) = delete;

    /// Everything given outlives this. Errors: those of HeadHost::start(); then there is no thread.
    /// Blocks: until the head runs; a large data folder takes seconds.
    [[nodiscard]] Status start(const HostOptions& options, const ComputationRegistry& computations, Clock& clock,
                               RandomSource& random);
    /// Blocks: until local processors have handed back what they have.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace gleaner
