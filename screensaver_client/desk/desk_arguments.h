// What gleaner-desk was started for. Pure; thread: any.
#pragma once

#include "common/base/result.h"

#include <QStringList>

namespace gleaner {

/// What is to be seen; Tray: the icon and no window.
enum class DeskPage { Overview, Why, Settings, About, Tray };

struct DeskArguments {
    DeskPage page = DeskPage::Overview;
    bool help = false;
};

/// --tray, --settings, --why, --about, --help; nothing: the overview. Errors: InvalidArgument, naming the argument.
[[nodiscard]] Result<DeskArguments> parseDeskArguments(const QStringList& arguments);
[[nodiscard]] QString deskHelp();

/// "settings": how one instance tells another.
[[nodiscard]] QString deskPageName(DeskPage page);
/// Overview for a name that there is not.
[[nodiscard]] DeskPage deskPageFromName(const QString& name);

} // namespace gleaner
