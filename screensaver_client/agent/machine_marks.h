// What tells one PC from another that was set up from the same disk image. Values; any thread.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace gleaner {

struct MachineMarks {
    QByteArray id;     ///< /etc/machine-id, MachineGuid: an image may bring it along
    QStringList cards; ///< addresses of network cards as they were made; may be empty, cards come and go
};

/// Of this PC. Blocks: asks the system for its network cards.
[[nodiscard]] MachineMarks thisMachine();

} // namespace gleaner
