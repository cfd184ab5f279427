// The process tests' offices, with three queues at Azurite for each of theirs: two in one account, one in another.
#include "tests/integration/office_queues.h"
#include "tests/interop/azurite.h"

namespace gleaner {

QString queuesForAnOffice() {
    const QString first = azurite().nextAccount().toString();
    return first + QStringLiteral(";GleanerShards=2\n") + azurite().nextAccount().toString();
}

int slownessOfQueues() {
    return 3;
}

} // namespace gleaner
