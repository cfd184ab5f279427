// What the owner of a PC, or its administrator, may decide: defaults, units and bounds beside each field. Values.
// How they are written in files: settings_file.h; for people: resources/docs/settings.md.
#pragma once

#include "screensaver_client/policy/week_hours.h"

#include <QList>
#include <QString>

namespace gleaner {

/// What decide() goes by. The name in a file is the comment's first word; bounds are checked when a file is read.
struct GuestSettings {
    int idleMinutes = 5;              ///< idle_minutes, 1 .. 1440: unused for so long before computing begins
    bool startWithScreenSaver = true; ///< start_with_screen_saver: begin at once when the screen saver starts
    bool startWhenLocked = true;      ///< start_when_locked: begin at once when the screen is locked
    int processors = 0; ///< processors, 0 .. 1024: at most so many at once; 0: processor_share alone decides
    int processorSharePercent = 100; ///< processor_share_percent, 1 .. 100: of all processors, at least one
    bool onBattery = false;          ///< on_battery: compute on battery, too
    bool onMetered = false;          ///< on_metered: compute on a network that costs by volume, too
    bool duringFullScreen = false;   ///< during_full_screen: compute beside a program that fills the screen
    bool duringPresentation = false; ///< during_presentation: compute while a program keeps the screen awake
    int othersCpuPercent = 25;       ///< others_cpu_percent, 1 .. 100 (never pauses): of the PC, used by other programs
    int temperatureCelsius = 85;     ///< temperature_celsius, 40 .. 120: pause above
    int freeMemoryMib = 512;         ///< free_memory_mib, 0 (never pauses) .. 1048576: pause below
    WeekHours hours;                 ///< hours: a list of ranges of the week; empty: always

    friend bool operator==(const GuestSettings&, const GuestSettings&) = default;
};

/// One head that this PC computes for.
struct HeadSetting {
    QString enrolment; ///< the enrolment file's path, as the office's head made it
    int weight = 1;    ///< 1 .. 1000: its share of this PC against the other heads'

    friend bool operator==(const HeadSetting&, const HeadSetting&) = default;
};

/// All that a user's file and an administrator's policy hold.
struct AgentSettings {
    GuestSettings guest;
    int runnerMemoryMib = 1024; ///< runner_memory_mib, 64 .. 1048576: each computing process may use so much
    bool tray = true;           ///< tray: show the icon
    QList<HeadSetting> heads;   ///< [[head]]: at most 16

    friend bool operator==(const AgentSettings&, const AgentSettings&) = default;
};

} // namespace gleaner
