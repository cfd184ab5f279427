#include "screensaver_client/desktop/normal_priority.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <sys/resource.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

/// What a program of a session has to know that its user manager need not; the rest it has from there.
bool belongsToTheSession(const QString& name) {
    return name.startsWith(u"XDG_"_s) || name.startsWith(u"LC_"_s) || name == u"LANG"_s || name == u"DISPLAY"_s ||
           name == u"XAUTHORITY"_s || name == u"WAYLAND_DISPLAY"_s || name == u"DBUS_SESSION_BUS_ADDRESS"_s ||
           name == u"PATH"_s || name == u"HOME"_s;
}

/// What follows "--" is the command itself.
const QString kOrAsItIs = u"systemd-run \"$@\" || { while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"; }"_s;

} // namespace

QStringList atNormalPriority(const QStringList& command, const QProcessEnvironment& environment) {
    const QString runtime = environment.value(u"XDG_RUNTIME_DIR"_s);
    const bool isLow = ::getpriority(PRIO_PROCESS, 0) > 0;
    if (!isLow || runtime.isEmpty() || QStandardPaths::findExecutable(u"systemd-run"_s).isEmpty() ||
        !QFileInfo::exists(runtime + u"/systemd/private"_s))
        return command;
    QStringList whole{u"/bin/sh"_s, u"-c"_s, kOrAsItIs, u"sh"_s, u"--user"_s, u"--quiet"_s, u"--collect"_s};
    for (const QString& name : environment.keys()) {
        if (belongsToTheSession(name))
            whole << u"--setenv=%1=%2"_s.arg(name, environment.value(name));
    }
    return whole + QStringList(u"--"_s) + command;
}

} // namespace gleaner
