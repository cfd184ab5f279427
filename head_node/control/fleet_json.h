// One worker of a snapshot as JSON and back; part of snapshot_json. Pure functions; any thread.
#pragma once

#include "common/base/result.h"
#include "head_node/engine/snapshots.h"

#include <QJsonObject>

namespace gleaner {

[[nodiscard]] QJsonObject fleetWorkerToJson(const FleetWorker& worker);
/// Errors: Malformed, naming the field.
[[nodiscard]] Result<FleetWorker> fleetWorkerFromJson(const QJsonObject& json);

} // namespace gleaner
