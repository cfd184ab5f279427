// The process tests' offices, with their queues at Azurite.
#include "tests/integration/office_queues.h"
#include "tests/interop/azurite.h"

namespace gleaner {

QString queuesForAnOffice() {
    return azurite().nextAccount().toString();
}

int slownessOfQueues() {
    return 3;
}

} // namespace gleaner
