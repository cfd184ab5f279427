#include "head_node/cli/terminal.h"

#include <QCoreApplication>

#include <atomic>
#include <io.h>
#include <windows.h>

namespace gleaner {

namespace {

std::function<void()> askToEnd;
std::atomic<bool> asked = false;

BOOL WINAPI handleControl(DWORD) {
    if (asked.exchange(true))
        return FALSE; // the system's own handler ends the program
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [] { askToEnd(); }, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

bool isTerminal(std::FILE* stream) {
    return ::_isatty(::_fileno(stream)) != 0;
}

int terminalColumns() {
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (::GetConsoleScreenBufferInfo(::GetStdHandle(STD_ERROR_HANDLE), &info) == 0)
        return 80;
    return info.srWindow.Right - info.srWindow.Left + 1;
}

void onInterrupt(std::function<void()> ask) {
    askToEnd = std::move(ask);
    ::SetConsoleCtrlHandler(handleControl, TRUE);
}

} // namespace gleaner
