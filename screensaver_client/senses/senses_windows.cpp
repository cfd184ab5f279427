#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/senses.h"
#include "screensaver_client/senses/windows_sensor_windows.h"

namespace gleaner {
namespace {

class WindowsSenses final : public Senses {
public:
    WindowsSenses(const Clock& clock, SensesChanged changed)
        : m_board(clock, std::move(changed)), m_idle(idleSourceMakers(clock), m_board, clock), m_sensor(m_board) {}

    [[nodiscard]] GuestInputs inputs() const override { return m_board.inputs(); }
    [[nodiscard]] QString idleSource() const override {
        const Readings readings = m_board.readings();
        return readings.idle ? readings.idle->source : QString();
    }
    void readyForSleep() override { m_sensor.readyForSleep(); }

private:
    SenseBoard m_board; ///< declared before the threads that write to it
    IdleWatch m_idle;
    WindowsSensor m_sensor;
};

} // namespace

std::unique_ptr<Senses> makeSystemSenses(const Clock& clock, SensesChanged changed) {
    return std::make_unique<WindowsSenses>(clock, std::move(changed));
}

} // namespace gleaner
