#include "screensaver_client/senses/sensor_thread_posix.h"

#include <algorithm>

namespace gleaner {

SensorThread::SensorThread(std::vector<SensorMaker> makers, const Clock& clock, Milliseconds retry)
    : m_clock(clock), m_retry(retry) {
    for (SensorMaker& maker : makers)
        m_places.push_back({std::move(maker), nullptr, {}});
    m_thread = std::thread([this] { run(); });
}

SensorThread::~SensorThread() {
    m_end = true;
    m_waker.wake();
    m_thread.join();
}

void SensorThread::run() {
    while (!m_end) {
        makeMissing();
        stepAll();
        waitForAny();
    }
    m_places.clear();
}

void SensorThread::makeMissing() {
    for (Place& place : m_places) {
        if (place.sensor || m_end || m_clock.steadyNow() < place.nextTry)
            continue;
        if (auto made = place.maker())
            place.sensor = *std::move(made);
        else
            place.nextTry = m_clock.steadyNow() + m_retry;
    }
}

void SensorThread::stepAll() {
    for (Place& place : m_places) {
        if (place.sensor && !place.sensor->step()) {
            place.sensor.reset();
            place.nextTry = m_clock.steadyNow() + m_retry;
        }
    }
}

void SensorThread::waitForAny() {
    std::vector<Polled> polled;
    Milliseconds wait = std::chrono::hours{1};
    for (const Place& place : m_places) {
        if (place.sensor) {
            polled.push_back({place.sensor->descriptor(), place.sensor->interest()});
            wait = std::min(wait, place.sensor->timeout().value_or(wait));
        } else {
            wait = std::min(wait, std::chrono::ceil<Milliseconds>(place.nextTry - m_clock.steadyNow()));
        }
    }
    pollWait(polled, m_waker, wait);
}

} // namespace gleaner
