#include "screensaver_client/senses/display_sensor_x11.h"
#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/login_sensor_dbus.h"
#include "screensaver_client/senses/machine_sensor_posix.h"
#include "screensaver_client/senses/power_sensor_dbus.h"
#include "screensaver_client/senses/senses.h"
#include "screensaver_client/senses/session_bus_sensor_dbus.h"
#include "screensaver_client/senses/session_life.h"
#include "screensaver_client/senses/sleep_hold_posix.h"
#include "screensaver_client/senses/wayland_presence_wayland.h"

#include <QCoreApplication>

namespace gleaner {
namespace {

/// How soon a display that has gone is looked for again.
constexpr Milliseconds kDisplayRetry{1'000};

/// Four threads: whatever hangs, the others go on. Logind has one to itself, since it waits for no more than some
/// seconds; without a display of its own the last one has nothing to do and is not there.
class PosixSenses final : public Senses {
public:
    PosixSenses(const Clock& clock, SensesChanged changed)
        : m_clock(clock), m_board(clock, std::move(changed)), m_idle(idleSourceMakers(clock), m_board, clock),
          m_login({[this] { return LoginSensor::make(m_board, m_hold); }}, clock),
          m_surroundings(surroundings(clock), clock) {
        // Under Wayland, asking an X server starts one.
        if (!qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
            watchDisplay([] { return WaylandPresence::make(); });
        else if (!qEnvironmentVariableIsEmpty("DISPLAY"))
            watchDisplay([this] { return DisplaySensor::make(m_board); });
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
            [this] { return PowerSensor::make(m_board); },
            [this] { return SessionBusSensor::make(m_board); },
            [this, &clock]() -> Result<std::unique_ptr<Sensor>> {
                return std::make_unique<MachineSensor>(m_board, clock, MachineFiles(),
                                                       QCoreApplication::applicationPid());
            },
        };
    }

    /// A display that stays away takes its session with it.
    void watchDisplay(SensorMaker maker) {
        auto watched = [this, maker = std::move(maker)] {
            auto made = maker();
            const SteadyPoint now = m_clock.steadyNow();
            made ? m_life.found() : m_life.missed(now);
            m_board.update([&](Readings& readings) { readings.sessionOver = m_life.isOver(now); });
            return made;
        };
        m_display =
            std::make_unique<SensorThread>(std::vector<SensorMaker>{std::move(watched)}, m_clock, kDisplayRetry);
    }

    const Clock& m_clock;
    // Declared before the threads that write to them.
    SenseBoard m_board;
    SleepHold m_hold;
    SessionLife m_life; ///< on the display's thread
    IdleWatch m_idle;
    SensorThread m_login;
    SensorThread m_surroundings;
    std::unique_ptr<SensorThread> m_display;
};

} // namespace

std::unique_ptr<Senses> makeSystemSenses(const Clock& clock, SensesChanged changed) {
    return std::make_unique<PosixSenses>(clock, std::move(changed));
}

} // namespace gleaner
