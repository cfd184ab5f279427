// The part of becomeGuest() that POSIX does not know. Thread: the only one.
#pragma once

#include <QStringList>

namespace gleaner {

/// Adds `what` and the system's words when it was not done.
void noteRefusal(QStringList& refused, const char* what, bool done);

/// Priorities that only this system has, and the promise to end with `parent`.
void lowerForThisSystem(QStringList& refused, qint64 parent);

} // namespace gleaner
