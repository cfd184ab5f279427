// The limits of head_settings.h as options of the command line: what the view Settings offers, gleaner run, gleaner
// serve and gleaner-head take too, with the bounds of boundsOf(). HEAD_SETTINGS.md lists them. Pure; any thread.
#pragma once

#include "head_node/settings/head_settings.h"

#include <vector>

namespace gleaner {

struct LimitOption {
    QString setting;     ///< its name in the file
    const char* option;  ///< "--time-to-live"
    const char* unit;    ///< of its value, in capitals
    const char* meaning; ///< a line of --help
    int HeadSettings::*place;
};

/// In the order of the file.
[[nodiscard]] const std::vector<LimitOption>& limitOptions();

} // namespace gleaner
