#include "head_node/headlink/host_thread.h"

#include <QEventLoop>

#include <future>

namespace gleaner {

Status HostThread::start(const HostOptions& options, const ComputationRegistry& computations, Clock& clock,
                         RandomSource& random) {
    Q_ASSERT(!m_thread);
    std::promise<Status> outcome;
    m_thread.reset(QThread::create([&options, &computations, &clock, &random, &outcome] {
        const auto host = HeadHost::start(options, computations, clock, random);
        if (!host) {
            outcome.set_value(failure(host.error()));
            return;
        }
        outcome.set_value({}); // the references above end here
        QEventLoop().exec();
    }));
    m_thread->start();
    Status started = outcome.get_future().get();
    if (!started)
        stop();
    return started;
}

void HostThread::stop() {
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

} // namespace gleaner
