// How a program is started by one that runs at a low priority, as savers of xscreensaver do (nice 10), without taking
// that along. Pure but for looking where programs are; thread: any.
#pragma once

#include <QProcessEnvironment>
#include <QStringList>

namespace gleaner {

/// `command` as it is, or where this process is at a low priority and systemd's user manager can be reached, within a
/// command that has the manager start it; if that fails, it is started as it is. On Windows always as it is: a process
/// may raise itself there.
[[nodiscard]] QStringList atNormalPriority(const QStringList& command, const QProcessEnvironment& environment);

} // namespace gleaner
