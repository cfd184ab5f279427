#include "screensaver_client/senses/sense_board.h"

#include <QThread>

#include <algorithm>

namespace gleaner {

SenseBoard::SenseBoard(const Clock& clock, SensesChanged changed) : m_clock(clock), m_changed(std::move(changed)) {}

void SenseBoard::update(const std::function<void(Readings&)>& change) {
    {
        const std::lock_guard lock(m_mutex);
        const Readings before = m_readings;
        change(m_readings);
        if (before == m_readings)
            return;
    }
    m_changed();
}

Readings SenseBoard::readings() const {
    const std::lock_guard lock(m_mutex);
    return m_readings;
}

GuestInputs SenseBoard::inputs() const {
    const Readings known = readings();
    GuestInputs inputs;
    inputs.now = m_clock.now();
    inputs.localTime = QDateTime::fromMSecsSinceEpoch(inputs.now.time_since_epoch().count());
    if (known.idle) {
        inputs.idle = Milliseconds{0};
        if (known.idle->quietSince)
            inputs.idle = std::max(Milliseconds{0}, std::chrono::duration_cast<Milliseconds>(m_clock.steadyNow() -
                                                                                             *known.idle->quietSince));
    }
    inputs.saverActive = known.saverOnDisplay || known.saverOnBus;
    inputs.locked = known.lockedOnDisplay || known.lockedOnBus;
    inputs.otherSession = known.otherSession;
    inputs.sessionOver = known.sessionOver;
    inputs.goingToSleep = known.goingToSleep;
    inputs.inhibitor = known.sessionInhibitor ? known.sessionInhibitor : known.systemInhibitor;
    inputs.fullScreen = known.fullScreen;
    inputs.onBattery = known.batteryOnBus ? known.batteryOnBus : known.batteryInFiles;
    inputs.metered = known.metered;
    inputs.othersCpu = known.othersCpu;
    inputs.temperatureCelsius = known.temperatureCelsius;
    inputs.freeMemoryBytes = known.freeMemoryBytes;
    inputs.processors = std::max(1, QThread::idealThreadCount());
    return inputs;
}

} // namespace gleaner
