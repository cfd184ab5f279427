// The requests of AGENT.md, and one asked and answered by a program without an event loop.
// Thread: any; askAgent() one at a time.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/socket/socket_client.h"

#include <QJsonObject>

namespace gleaner::agentRequest {

[[nodiscard]] QJsonObject status();
[[nodiscard]] QJsonObject why(int count);
[[nodiscard]] QJsonObject picture(int processor);
[[nodiscard]] QJsonObject snooze(std::chrono::minutes duration);
[[nodiscard]] QJsonObject unsnooze();
[[nodiscard]] QJsonObject computeNow(std::chrono::minutes duration);
[[nodiscard]] QJsonObject settings();
[[nodiscard]] QJsonObject set(const QJsonObject& values);
[[nodiscard]] QJsonObject saver(bool active);

} // namespace gleaner::agentRequest

namespace gleaner {

/// The agent in sentences about it.
[[nodiscard]] SocketPeer agentPeer();

/// Errors: NotFound (no agent listens there), Unavailable, Malformed, the agent's own.  Blocks: up to `timeout`.
[[nodiscard]] Result<QJsonObject> askAgent(const QString& socketName, const QJsonObject& request,
                                           Milliseconds timeout = Milliseconds(10'000));

} // namespace gleaner
