#include "common/base/parent_console.h"

#include <cstdio>

#include <windows.h>

namespace gleaner {

namespace {

/// A file, a pipe or a console that somebody gave us.
bool isGiven(DWORD stream) {
    const HANDLE handle = ::GetStdHandle(stream);
    return handle != nullptr && handle != INVALID_HANDLE_VALUE && ::GetFileType(handle) != FILE_TYPE_UNKNOWN;
}

void sendTo(const char* device, std::FILE* stream) {
    if (std::freopen(device, "w", stream) != nullptr)
        std::setvbuf(stream, nullptr, _IONBF, 0);
}

} // namespace

ParentConsole::ParentConsole() {
    const bool isOutputGiven = isGiven(STD_OUTPUT_HANDLE), isErrorGiven = isGiven(STD_ERROR_HANDLE);
    if ((isOutputGiven && isErrorGiven) || ::AttachConsole(ATTACH_PARENT_PROCESS) == 0)
        return;
    m_attached = true;
    if (!isOutputGiven)
        sendTo("CONOUT$", stdout);
    if (!isErrorGiven)
        sendTo("CONOUT$", stderr);
}

void ParentConsole::leave() {
    if (!m_attached)
        return;
    sendTo("NUL", stdout);
    sendTo("NUL", stderr);
    ::FreeConsole();
    m_attached = false;
}

} // namespace gleaner
