#include "head_node/headlink/head_watch.h"

#include <utility>

namespace gleaner {

HeadWatch::HeadWatch(HeadLink& link, Milliseconds interval) : m_link(link) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &HeadWatch::look);
}

void HeadWatch::start() {
    m_running = true;
    lookNow();
}

void HeadWatch::stop() {
    m_running = false;
    m_timer.stop();
}

void HeadWatch::lookNow() {
    if (m_looking)
        m_again = true; // what is on its way may have been taken before the command
    else
        look();
}

void HeadWatch::look() {
    m_timer.stop();
    m_looking = true;
    whenDone(m_link.snapshot(), this, [this](const Result<SnapshotPtr>& shot) { took(shot); });
}

void HeadWatch::took(const Result<SnapshotPtr>& shot) {
    m_looking = false;
    if (std::exchange(m_again, false))
        look();
    else if (m_running)
        m_timer.start();
    if (shot) {
        m_snapshot = *shot;
        Q_EMIT changed(m_snapshot);
    } else {
        Q_EMIT failed(shot.error());
    }
}

} // namespace gleaner
