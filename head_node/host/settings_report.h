// What a running head was told, for windows that are attached to it: "settings" of CONTROL.md. Thread: main.
#pragma once

#include "common/queue/message_queue.h"
#include "head_node/host/head_host.h"

#include <QJsonObject>

namespace gleaner {

/// In the names of HEAD_SETTINGS.md; without secrets. `ofWork`: the work queue's metadata.
[[nodiscard]] QJsonObject settingsReport(const HostOptions& options, const Metadata& ofWork);

} // namespace gleaner
