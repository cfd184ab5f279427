// What Windows tells when asked: load, memory, battery, metered, screen saver, full screen, programs that keep the
// screen awake. The processor's temperature is not among it: Windows tells it to administrators only.
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace gleaner {

/// In units of 100 ns, over all processors, since some moment.
struct WindowsCpuTimes {
    std::uint64_t busy = 0, total = 0;
};

[[nodiscard]] std::optional<WindowsCpuTimes> windowsCpuTimes();
/// What this process and its descendants took.
[[nodiscard]] std::uint64_t windowsOwnCpu();
[[nodiscard]] std::optional<qint64> windowsFreeMemory();
[[nodiscard]] std::optional<bool> windowsOnBattery();
/// Thread: one that has initialised COM. Blocks: a call to the network list service.
[[nodiscard]] std::optional<bool> windowsMetered();
[[nodiscard]] bool windowsSaverRunning();
[[nodiscard]] bool windowsFullScreen();
/// Our session is in nobody's view, and another one is in somebody's.
[[nodiscard]] bool windowsOtherSession();
/// Empty text: some program; nullopt: none.
[[nodiscard]] std::optional<QString> windowsInhibitor();

} // namespace gleaner
