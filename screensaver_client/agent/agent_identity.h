// Who this PC is to its heads: a random id, made at the first start and tied to the machine, so that a disk image that
// is copied to other PCs does not make one worker of them all. Thread: one at a time. Blocks: on the disk.
#pragma once

#include "common/base/ids.h"
#include "common/base/random.h"

#include <QByteArray>

namespace gleaner {

/// "<host>/<8 hexadecimal digits>". The id is that of `file`, {"id": …, "machine": …}, if it was made on the machine
/// whose id (/etc/machine-id, MachineGuid) is `machine`; else a new one, which is written there. A file that cannot be
/// written gives an id for this time only. The machine's id itself is not kept, only a hash of it.
[[nodiscard]] WorkerId agentIdentity(const QString& file, const QByteArray& machine, RandomSource& random);

} // namespace gleaner
