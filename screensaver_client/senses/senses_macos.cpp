// Written to Apple's documentation; neither built nor tried on a Mac yet. Known: the idle time. Battery, lock and sleep
// are not known there.
#include "screensaver_client/senses/idle_watch.h"
#include "screensaver_client/senses/senses.h"

namespace gleaner {
namespace {

class MacosSenses final : public Senses {
public:
    MacosSenses(const Clock& clock, SensesChanged changed)
        : m_board(clock, std::move(changed)), m_idle(idleSourceMakers(clock), m_board, clock) {}

    [[nodiscard]] GuestInputs inputs() const override { return m_board.inputs(); }
    [[nodiscard]] QString idleSource() const override {
        const Readings readings = m_board.readings();
        return readings.idle ? readings.idle->source : QString();
    }
    void readyForSleep() override {}

private:
    SenseBoard m_board; ///< declared before the thread that writes to it
    IdleWatch m_idle;
};

} // namespace

std::unique_ptr<Senses> makeSystemSenses(const Clock& clock, SensesChanged changed) {
    return std::make_unique<MacosSenses>(clock, std::move(changed));
}

} // namespace gleaner
