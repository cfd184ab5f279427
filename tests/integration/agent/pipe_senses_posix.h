// Senses that are the letters that come through the pipe named by GLEANER_TEST_SENSES:
//   i: nobody has touched this PC for an hour   b: somebody touches it now   s: it goes to sleep
// Thread: as Senses.
#pragma once

#include "tests/support/scripted_senses.h"

#include <atomic>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace gleaner {

class PipeSenses final : public Senses {
public:
    PipeSenses(const Clock& clock, SensesChanged changed)
        : m_clock(clock), m_senses(m_script, clock, std::move(changed)),
          m_pipe(::open(qgetenv("GLEANER_TEST_SENSES").constData(), O_RDWR | O_CLOEXEC)),
          m_reader([this] { readAll(); }) {}
    ~PipeSenses() override {
        m_ends = true;
        (void)!::write(m_pipe, "q", 1);
        m_reader.join();
        ::close(m_pipe);
    }
    GuestInputs inputs() const override { return m_senses.inputs(); }
    QString idleSource() const override { return m_senses.idleSource(); }
    void readyForSleep() override { m_senses.readyForSleep(); }

private:
    void readAll() {
        for (char letter = 0; ::read(m_pipe, &letter, 1) == 1 && !m_ends;) {
            GuestInputs inputs;
            inputs.idle = letter == 'b' ? Milliseconds(0) : Milliseconds(std::chrono::hours(1));
            inputs.goingToSleep = letter == 's';
            m_script.set(inputs);
        }
    }

    const Clock& m_clock;
    SensesScript m_script;
    ScriptedSenses m_senses;
    const int m_pipe;
    std::atomic<bool> m_ends = false;
    std::thread m_reader;
};

[[nodiscard]] inline std::unique_ptr<Senses> makePipeSenses(const Clock& clock, SensesChanged changed) {
    return std::make_unique<PipeSenses>(clock, std::move(changed));
}

} // namespace gleaner
