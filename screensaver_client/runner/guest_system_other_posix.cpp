#include "screensaver_client/runner/guest_system.h"

namespace gleaner {

void lowerForThisSystem(QStringList&, qint64) {}

} // namespace gleaner
