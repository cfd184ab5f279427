// The agent's state in words and as an icon, as tray and window show it. Pure; thread: any.
#pragma once

#include "screensaver_client/desktop/emblem.h"
#include "screensaver_client/link/agent_snapshot.h"

#include <QString>

#include <optional>

namespace gleaner {

// nullopt everywhere: no agent answers.
using MaybeSnapshot = std::optional<AgentSnapshot>;

[[nodiscard]] IconState iconStateOf(const MaybeSnapshot& snapshot);
/// A few words: "Computing with 4 processors", "Pausing".
[[nodiscard]] QString stateTitle(const MaybeSnapshot& snapshot);
/// A sentence: why it is so, and until when where that is known.
[[nodiscard]] QString stateDetail(const MaybeSnapshot& snapshot, TimePoint now);
/// What is in work: the job's title and how far it is; may be empty.
[[nodiscard]] QString workText(const MaybeSnapshot& snapshot);
/// "Research (https://…): at work."
[[nodiscard]] QString headText(const AgentHead& head);
/// The tray's tool tip: at most 120 characters, because Windows cuts off what is longer.
[[nodiscard]] QString toolTipText(const MaybeSnapshot& snapshot, TimePoint now);

/// Minutes until the local midnight, 1 .. 1440: "until tomorrow".
[[nodiscard]] std::chrono::minutes minutesUntilTomorrow(TimePoint now);

} // namespace gleaner
