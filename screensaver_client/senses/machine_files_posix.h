// What the kernel's files tell of this PC: load, memory, heat, batteries. Reads only; no state.
// Source: proc(5); the kernel's Documentation/hwmon/sysfs-interface and ABI/testing/sysfs-class-power.
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace gleaner {

/// Since the PC was started, in the kernel's ticks, over all processors.
struct CpuTimes {
    std::uint64_t busy = 0; ///< doing anything, for anybody
    std::uint64_t total = 0;

    friend bool operator==(const CpuTimes&, const CpuTimes&) = default;
};

/// Thread: any. The folders come in so that tests can write their own.
class MachineFiles {
public:
    explicit MachineFiles(QString procFolder = QStringLiteral("/proc"), QString sysFolder = QStringLiteral("/sys"));

    [[nodiscard]] std::optional<CpuTimes> cpuTimes() const;
    /// Ticks that a process, its descendants and its descendants that have ended took; 0 when it is gone.
    [[nodiscard]] std::uint64_t treeTicks(qint64 process) const;
    /// What programs could get without swapping.
    [[nodiscard]] std::optional<qint64> freeMemoryBytes() const;
    /// The hottest sensor of a processor, in degrees Celsius.
    [[nodiscard]] std::optional<double> temperatureCelsius() const;
    /// A battery is in it and no supply is plugged in. false: mains, or no battery at all; nullopt: not told.
    [[nodiscard]] std::optional<bool> onBattery() const;

private:
    QString m_proc;
    QString m_sys;
};

} // namespace gleaner
