// Who this PC is to its heads: a random id, made at the first start and tied to the machine, so that a disk image that
// is copied to other PCs does not make one worker of them all. Thread: one at a time. Blocks: on the disk.
#pragma once

#include "common/base/ids.h"
#include "common/base/random.h"
#include "screensaver_client/agent/machine_marks.h"

namespace gleaner {

/// "<host>/<8 hexadecimal digits>". The id is that of `file`, {"id": …, "machine": …, "cards": […]}, if it was made on
/// `machine`: the same machine id, and one network card that is still the same, where both know any. Else a new one,
/// which is written there. A file that cannot be written gives an id for this time only. Neither the machine's id nor
/// an address is kept, only hashes of them.
[[nodiscard]] WorkerId agentIdentity(const QString& file, const MachineMarks& machine, RandomSource& random);

} // namespace gleaner
