#include "screensaver_client/desktop/normal_priority.h"

namespace gleaner {

QStringList atNormalPriority(const QStringList& command, const QProcessEnvironment&) {
    return command;
}

} // namespace gleaner
