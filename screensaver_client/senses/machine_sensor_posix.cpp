#include "screensaver_client/senses/machine_sensor_posix.h"

#include <algorithm>

namespace gleaner {

MachineSensor::MachineSensor(SenseBoard& board, const Clock& clock, MachineFiles files, qint64 ownProcess)
    : m_board(board), m_clock(clock), m_files(std::move(files)), m_ownProcess(ownProcess), m_next(clock.steadyNow()) {}

MachineSensor::~MachineSensor() {
    m_board.update([](Readings& readings) {
        readings.othersCpu.reset();
        readings.temperatureCelsius.reset();
        readings.freeMemoryBytes.reset();
        readings.batteryInFiles.reset();
    });
}

std::optional<Milliseconds> MachineSensor::timeout() const {
    return std::max(Milliseconds{0}, std::chrono::ceil<Milliseconds>(m_next - m_clock.steadyNow()));
}

std::optional<double> MachineSensor::othersCpu() {
    // Our own time is read last: what we compute between the two counts as ours rather than as others'.
    const auto now = m_files.cpuTimes();
    const auto before = std::exchange(m_times, now);
    const std::uint64_t ownBefore = std::exchange(m_ownTicks, m_files.treeTicks(m_ownProcess));
    if (!now || !before || now->total <= before->total)
        return std::nullopt;
    const auto own = static_cast<double>(m_ownTicks) - static_cast<double>(ownBefore);
    const auto busy = static_cast<double>(now->busy) - static_cast<double>(before->busy);
    return std::clamp((busy - std::max(own, 0.0)) / static_cast<double>(now->total - before->total), 0.0, 1.0);
}

Status MachineSensor::step() {
    if (m_clock.steadyNow() < m_next)
        return {};
    m_next = m_clock.steadyNow() + kInterval;
    const auto cpu = othersCpu();
    const auto temperature = m_files.temperatureCelsius();
    const auto memory = m_files.freeMemoryBytes();
    const auto battery = m_files.onBattery();
    m_board.update([&](Readings& readings) {
        readings.othersCpu = cpu;
        readings.temperatureCelsius = temperature;
        readings.freeMemoryBytes = memory;
        readings.batteryInFiles = battery;
    });
    return {};
}

} // namespace gleaner
