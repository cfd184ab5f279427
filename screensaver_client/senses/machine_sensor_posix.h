// Measures load, memory, heat and battery every five seconds. See machine_files_posix.h for where it looks.
#pragma once

#include "screensaver_client/senses/machine_files_posix.h"
#include "screensaver_client/senses/sense_board.h"
#include "screensaver_client/senses/sensor_thread_posix.h"

namespace gleaner {

class MachineSensor final : public Sensor {
public:
    /// `ownProcess`: what it and its descendants compute is not others' load. `board` and `clock` outlive it.
    MachineSensor(SenseBoard& board, const Clock& clock, MachineFiles files, qint64 ownProcess);
    ~MachineSensor() override;

    [[nodiscard]] int descriptor() const override { return -1; }
    [[nodiscard]] short interest() const override { return 0; }
    [[nodiscard]] std::optional<Milliseconds> timeout() const override;
    [[nodiscard]] Status step() override;

    static constexpr Milliseconds kInterval{5'000};

private:
    /// The share of all processors that others used since the last call; nullopt at the first one.
    [[nodiscard]] std::optional<double> othersCpu();

    SenseBoard& m_board;
    const Clock& m_clock;
    MachineFiles m_files;
    qint64 m_ownProcess;
    SteadyPoint m_next;
    std::optional<CpuTimes> m_times;
    std::uint64_t m_ownTicks = 0;
};

} // namespace gleaner
