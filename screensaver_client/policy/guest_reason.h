// Why a PC computes or does not: a closed list, each with a word for files and a sentence for the owner. Pure.
#pragma once

#include <QString>

#include <optional>

namespace gleaner {

/// In the order in which decide() looks at them, but for the last three, which are reasons to run.
enum class GuestReason {
    GoingToSleep,
    PolicyMistake, ///< detail: where and what, without the last full stop
    Snoozed,       ///< detail: until when, local time
    OutsideHours,  ///< detail: when the next hours begin, local time; may be empty
    OtherSession,
    NoIdleSource,
    OwnerPresent, ///< detail: the minutes that have to pass unused
    Presentation, ///< detail: the program that keeps the screen awake; may be empty
    FullScreen,
    OnBattery,
    Metered,
    TooHot,        ///< detail: the limit in degrees Celsius
    ShortOfMemory, ///< detail: the limit in MiB
    OthersBusy,    ///< detail: the limit in percent
    ComputeNow,    ///< detail: until when, local time
    ScreenSaver,   ///< also: the screen is locked
    Idle,          ///< detail: the minutes that have passed unused, as set
};

/// "owner-present": as it stands in files, logs and on the agent's socket. Never changes for a reason.
[[nodiscard]] QString reasonName(GuestReason reason);
/// The reverse; nullopt: no such reason.
[[nodiscard]] std::optional<GuestReason> reasonFromName(const QString& name);
/// One sentence that an owner understands, e.g. "Paused: the PC runs on battery.".
[[nodiscard]] QString sentenceFor(GuestReason reason, const QString& detail);

} // namespace gleaner
