// A TCP proxy on loopback that cuts connections at random moments: before a request is passed on, after it has arrived
// but before its answer, in the middle of an answer. Thread: a thread of its own; the methods on any.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

class QThread;

namespace gleaner {

class CuttingProxy {
public:
    /// Passes on to 127.0.0.1:`upstream`; of the pieces that go through, one in `cutOneIn` is a connection's last.
    CuttingProxy(quint16 upstream, int cutOneIn, quint32 seed);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Requests that never arrived.
    [[nodiscard]] int lostRequests() const { return m_lostRequests; }
    /// Requests that were served though their answer, or a part of it, never came back.
    [[nodiscard]] int lostAnswers() const { return m_lostAnswers; }

private:
    std::atomic<int> m_lostRequests = 0;
    std::atomic<int> m_lostAnswers = 0;
    std::unique_ptr<QThread> m_thread;
    quint16 m_port = 0;
};

} // namespace gleaner
