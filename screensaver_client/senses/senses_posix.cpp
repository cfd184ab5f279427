#include "screensaver_client/senses/display_sensor_x11.h"
#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/machine_sensor_posix.h"
#include "screensaver_client/senses/senses.h"
#include "screensaver_client/senses/session_bus_sensor_dbus.h"
#include "screensaver_client/senses/sleep_hold_posix.h"
#include "screensaver_client/senses/system_bus_sensor_dbus.h"

#include <QCoreApplication>

namespace gleaner {
namespace {

/// Three threads: whatever hangs, the others go on. Without an X display of its own the second one has nothing to do
/// and is not there.
class PosixSenses final : public Senses {
public:
    PosixSenses(const Clock& clock, SensesChanged changed)
        : m_board(clock, std::move(changed)), m_idle(idleSourceMakers(clock), m_board),
          m_surroundings(surroundings(clock), clock) {
        // Under Wayland, asking an X server starts one.
        if (qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && !qEnvironmentVariableIsEmpty("DISPLAY"))
            m_display = std::make_unique<SensorThread>(
                std::vector<SensorMaker>{[this] { return DisplaySensor::make(m_board); }}, clock);
    }

    [[nodiscard]] GuestInputs inputs() const override { return m_board.inputs(); }
    [[nodiscard]] QString idleSource() const override {
        const Readings readings = m_board.readings();
        return readings.idle ? readings.idle->source : QString();
    }
    void readyForSleep() override { m_hold.release(); }

private:
    std::vector<SensorMaker> surroundings(const Clock& clock) {
        return {
            [this] { return SystemBusSensor::make(m_board, m_hold); },
            [this] { return SessionBusSensor::make(m_board); },
            [this, &clock]() -> Result<std::unique_ptr<Sensor>> {
                return std::make_unique<MachineSensor>(m_board, clock, MachineFiles(),
                                                       QCoreApplication::applicationPid());
            },
        };
    }

    // Declared before the threads that write to them.
    SenseBoard m_board;
    SleepHold m_hold;
    IdleWatch m_idle;
    SensorThread m_surroundings;
    std::unique_ptr<SensorThread> m_display;
};

} // namespace

std::unique_ptr<Senses> makeSystemSenses(const Clock& clock, SensesChanged changed) {
    return std::make_unique<PosixSenses>(clock, std::move(changed));
}

} // namespace gleaner
