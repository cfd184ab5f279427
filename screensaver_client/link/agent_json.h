// Values of agent_snapshot.h as JSON and back. Format: AGENT.md. Pure functions; any thread.
// Errors of all readers: Malformed, naming the field.
#pragma once

#include "common/base/result.h"
#include "screensaver_client/link/agent_snapshot.h"

namespace gleaner {

[[nodiscard]] QJsonObject toJson(const AgentSnapshot& snapshot);
[[nodiscard]] Result<AgentSnapshot> agentSnapshotFromJson(const QJsonObject& json);

/// The answer to "why".
[[nodiscard]] QJsonObject toJson(const std::vector<AgentWhyEntry>& entries);
[[nodiscard]] Result<std::vector<AgentWhyEntry>> agentWhyFromJson(const QJsonObject& json);

[[nodiscard]] QJsonObject toJson(const AgentPicture& picture);
[[nodiscard]] Result<AgentPicture> agentPictureFromJson(const QJsonObject& json);

[[nodiscard]] QJsonObject toJson(const AgentSettingValues& settings);
[[nodiscard]] Result<AgentSettingValues> agentSettingsFromJson(const QJsonObject& json);

/// "computing", "waiting", "paused".
[[nodiscard]] QString agentStateName(AgentState state);

} // namespace gleaner
