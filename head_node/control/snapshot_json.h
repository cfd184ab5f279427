// Snapshots as JSON and back: what `gleaner status --json` prints and what a window that attaches to a running head
// reads. CONTROL.md names every field. Pure functions; any thread.
#pragma once

#include "common/base/result.h"
#include "head_node/engine/peek_monitor.h"
#include "head_node/engine/snapshots.h"

#include <QJsonObject>

namespace gleaner {

[[nodiscard]] QJsonObject toJson(const SetAsideChunk& chunk);
[[nodiscard]] QJsonObject toJson(const HeadSnapshot& shot);
/// Errors: Malformed, naming the field.
[[nodiscard]] Result<HeadSnapshot> headSnapshotFromJson(const QJsonObject& json);

[[nodiscard]] QJsonObject toJson(const QueueView& view);
[[nodiscard]] Result<QueueView> queueViewFromJson(const QJsonObject& json);

/// "running", "paused", "done", "cancelled", "failed".
[[nodiscard]] QString jobStateName(JobState state);
/// "computation-failed", "taken-too-often", "unknown-computation", "bad-payload".
[[nodiscard]] QString failureKindName(FailureKind kind);

} // namespace gleaner
