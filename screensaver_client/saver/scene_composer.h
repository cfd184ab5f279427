// Turns what the agent tells into what the saver shows: the only place that words it. Pure; thread: any.
#pragma once

#include "screensaver_client/link/agent_snapshot.h"
#include "screensaver_client/saver/saver_scene.h"

#include <QLocale>

#include <optional>

namespace gleaner {

/// What is known of the agent at a time.
struct AgentView {
    std::optional<AgentSnapshot> snapshot; ///< nullopt: no agent answers
    std::optional<AgentPicture> picture;   ///< of the chunk that pictured() names
    bool agentMissing = false;             ///< no agent answers, and none could be started
};

/// The processor whose picture is shown: the first that computes one for the job shown. nullopt: there is none.
[[nodiscard]] std::optional<int> pictured(const AgentSnapshot& snapshot);

/// Never empty of words, whatever is missing. Numbers are written as `locale` has it.
[[nodiscard]] SaverScene composeScene(const AgentView& view, const QLocale& locale);

} // namespace gleaner
