// What a test asks of the system about processes. Implemented in process_signals_posix.cpp.
#pragma once

#include <QProcess>

namespace gleaner {

void sendInterrupt(const QProcess& process);
/// The process ends with this one, even when this one is killed. Before start().
void endWithThisProcess(QProcess& process);

} // namespace gleaner
