// Where the watching threads write what they learn and the agent reads it. Owns nothing but the values.
#pragma once

#include "screensaver_client/senses/senses.h"

#include <mutex>

namespace gleaner {

/// nullopt: unknown.
struct IdleReading {
    QString source;
    std::optional<SteadyPoint> quietSince; ///< nullopt: somebody is at it

    friend bool operator==(const IdleReading&, const IdleReading&) = default;
};

/// What is known, without the time.
struct Readings {
    std::optional<IdleReading> idle;
    bool saverOnDisplay = false; ///< a screen saver is on, as the display tells
    bool saverOnBus = false;     ///< the same, as the session bus tells
    bool lockedOnDisplay = false;
    bool lockedOnBus = false;
    bool goingToSleep = false;
    bool otherSession = false;
    bool sessionOver = false;                ///< the display that this process was started on has gone
    std::optional<QString> sessionInhibitor; ///< a program that keeps the screen awake, as the session tells
    std::optional<QString> systemInhibitor;  ///< the same, as the system tells
    bool fullScreen = false;
    std::optional<bool> batteryOnBus;   ///< runs on battery, as the system's power service tells
    std::optional<bool> batteryInFiles; ///< the same, as the system's own interface tells
    std::optional<bool> metered;
    std::optional<double> othersCpu, temperatureCelsius;
    std::optional<qint64> freeMemoryBytes;

    friend bool operator==(const Readings&, const Readings&) = default;
};

/// Thread: any.
class SenseBoard {
public:
    /// `clock` outlives this.
    SenseBoard(const Clock& clock, SensesChanged changed);

    /// Changes the readings; says so to the callback, on the calling thread, when they are other ones than before.
    void update(const std::function<void(Readings&)>& change);
    [[nodiscard]] Readings readings() const;
    [[nodiscard]] GuestInputs inputs() const;

private:
    const Clock& m_clock;
    SensesChanged m_changed;
    mutable std::mutex m_mutex;
    Readings m_readings;
};

} // namespace gleaner
