// What the desktop asks of the saver, as its conventions say it on the command line. Pure; thread: any.
// Source: xscreensaver(1) and its hacks (--root, --window-id, XSCREENSAVER_WINDOW; older ones with one dash), Windows'
// screen saver switches (/s, /c, /c:HWND, /p HWND; also with '-' and in capitals).
#pragma once

#include "common/base/result.h"

#include <QString>
#include <QStringList>

namespace gleaner {

enum class SaverMode {
    FullScreen, ///< a window on every monitor; ends on input
    Embedded,   ///< inside another program's window, which also decides when it ends
    Settings,   ///< show the settings, nothing else
    Help,       ///< print the help and leave
};

struct SaverArguments {
    SaverMode mode = SaverMode::FullScreen;
    quint64 window = 0;   ///< Embedded: the other program's window (X11 window, HWND); otherwise 0
    bool preview = false; ///< Embedded: the command line names the window: somebody sits there and chooses a saver.
                          ///< Where the environment does, its size tells

    friend bool operator==(const SaverArguments&, const SaverArguments&) = default;
};

/// `arguments` come without the program's name. `windowOfEnvironment` is XSCREENSAVER_WINDOW; it counts where no window
/// is named, with --root or without anything. `withoutArguments` is what the desktop means by saying nothing: full
/// screen, but on Windows the settings. Errors: InvalidArgument, naming the argument and what would be right.
[[nodiscard]] Result<SaverArguments> parseSaverArguments(const QStringList& arguments,
                                                         const QString& windowOfEnvironment,
                                                         SaverMode withoutArguments = SaverMode::FullScreen);

/// What --help prints.
[[nodiscard]] QString saverHelp();

} // namespace gleaner
