// What is known of this PC and its owner at one moment: what decide() takes. Values.
#pragma once

#include "common/base/clock.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace gleaner {

/// nullopt means unknown: an unknown idle time never lets computing begin by itself; every other unknown input holds
/// nothing back.
struct GuestInputs {
    TimePoint now;
    QDateTime localTime; ///< the same moment in the PC's time zone
    /// Since the owner's last input. Not known without a source of idleness.
    std::optional<Milliseconds> idle;
    bool saverActive = false;
    bool locked = false;
    bool goingToSleep = false;
    bool otherSession = false;        ///< somebody else sits at this PC's screen, in a session of their own
    bool sessionOver = false;         ///< the owner has logged off: not for decide(), the agent ends
    std::optional<QString> inhibitor; ///< the program that keeps the screen awake, as it calls itself
    bool fullScreen = false;          ///< a program other than a screen saver fills the screen
    std::optional<bool> onBattery;
    std::optional<bool> metered;
    std::optional<double> othersCpu; ///< 0 .. 1 of all processors: busy, without what computes for us
    std::optional<double> temperatureCelsius;
    std::optional<qint64> freeMemoryBytes; ///< what programs could still get without swapping
    int processors = 1;                    ///< of this PC, 1 or more
    /// Why the administrator's policy, or a part of it, cannot be followed; what it forbids is not known then.
    std::optional<QString> policyMistake;
    std::optional<TimePoint> snoozedUntil;
    std::optional<TimePoint> computeNowUntil;
};

} // namespace gleaner
