// What a test asks of the system about processes. Implemented in process_signals_posix.cpp.
#pragma once

#include <QProcess>

namespace gleaner {

void sendInterrupt(const QProcess& process);
/// The process ends with this one, even when this one is killed. Before start().
void endWithThisProcess(QProcess& process);
/// No file of the process may grow over `bytes` from now on (-1: any size): to the process that is a full disk, once
/// ignoreFileSizeSignal() was called before it was started.
void limitFileSize(qint64 processId, qint64 bytes);
/// For this process and those that it starts.
void ignoreFileSizeSignal();

} // namespace gleaner
