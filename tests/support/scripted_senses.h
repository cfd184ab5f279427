// Senses that know what a test tells them. Thread: any.
#pragma once

#include "screensaver_client/senses/senses.h"

#include <mutex>

namespace gleaner {

/// What the senses of one agent are told; outlives them.
class SensesScript {
public:
    void set(const GuestInputs& inputs) {
        SensesChanged changed;
        {
            const std::scoped_lock lock(m_mutex);
            m_inputs = inputs;
            changed = m_changed;
        }
        if (changed)
            changed();
    }
    [[nodiscard]] GuestInputs get(const Clock& clock) const {
        const std::scoped_lock lock(m_mutex);
        GuestInputs inputs = m_inputs;
        inputs.now = clock.now();
        inputs.localTime = QDateTime::fromMSecsSinceEpoch(inputs.now.time_since_epoch().count());
        return inputs;
    }
    void listen(SensesChanged changed) {
        const std::scoped_lock lock(m_mutex);
        m_changed = std::move(changed);
    }
    int readyForSleep = 0;

private:
    mutable std::mutex m_mutex;
    GuestInputs m_inputs; // guarded by m_mutex, like the next one
    SensesChanged m_changed;
};

class ScriptedSenses final : public Senses {
public:
    ScriptedSenses(SensesScript& script, const Clock& clock, SensesChanged changed) : m_script(script), m_clock(clock) {
        m_script.listen(std::move(changed));
    }
    ~ScriptedSenses() override { m_script.listen({}); }
    [[nodiscard]] GuestInputs inputs() const override { return m_script.get(m_clock); }
    [[nodiscard]] QString idleSource() const override { return QStringLiteral("script"); }
    void readyForSleep() override { ++m_script.readyForSleep; }

private:
    SensesScript& m_script;
    const Clock& m_clock;
};

} // namespace gleaner
