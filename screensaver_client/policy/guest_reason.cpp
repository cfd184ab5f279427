#include "screensaver_client/policy/guest_reason.h"

#include <algorithm>
#include <array>

namespace gleaner {
namespace {

struct Row {
    GuestReason reason;
    const char* name;
    const char* sentence;        ///< "%1" is the detail
    const char* withoutDetail{}; ///< instead of it when there is no detail; null: `sentence` has none
};

// One row for each reason; reasonName() relies on their being complete, which a test checks.
constexpr std::array<Row, 17> kRows{{
    {GuestReason::GoingToSleep, "going-to-sleep", "Paused: the PC is going to sleep."},
    {GuestReason::PolicyMistake, "policy-mistake",
     "Paused: nothing is computed until the administrator's policy for this PC is corrected: %1.",
     "Paused: nothing is computed until the administrator's policy for this PC is corrected."},
    {GuestReason::Snoozed, "snoozed", "Paused until %1, as you asked.", "Paused, as you asked."},
    {GuestReason::OutsideHours, "outside-hours",
     "Paused: these are not hours set for computing; the next ones begin at %1.",
     "Paused: these are not hours set for computing."},
    {GuestReason::OtherSession, "other-session", "Waiting: somebody else is logged in at this PC's screen."},
    {GuestReason::NoIdleSource, "no-idle-source",
     "Waiting: this desktop does not tell whether somebody uses the PC. Computing begins with the screen saver, or "
     "when "
     "you choose to compute now."},
    {GuestReason::OwnerPresent, "owner-present",
     "Waiting: somebody uses this PC. Computing begins when it has been unused for %1.",
     "Waiting: somebody uses this PC."},
    {GuestReason::Presentation, "presentation", "Paused: %1 keeps the screen awake, as for a film or a presentation.",
     "Paused: a program keeps the screen awake, as for a film or a presentation."},
    {GuestReason::FullScreen, "full-screen", "Paused: a program fills the screen."},
    {GuestReason::OnBattery, "on-battery", "Paused: the PC runs on battery. Plug it in, and computing goes on."},
    {GuestReason::Metered, "metered", "Paused: the network connection is metered, so that messages may cost money."},
    {GuestReason::TooHot, "too-hot", "Paused: the processor is too hot; the limit is %1 \u00b0C.",
     "Paused: the processor is too hot."},
    {GuestReason::ShortOfMemory, "short-of-memory", "Paused: less than %1 MiB of memory are free.",
     "Paused: little memory is free."},
    {GuestReason::OthersBusy, "others-busy", "Paused: other programs are busy; they use more than %1 % of the PC.",
     "Paused: other programs are busy."},
    {GuestReason::ComputeNow, "compute-now", "Computing until %1, as you asked.", "Computing, as you asked."},
    {GuestReason::ScreenSaver, "screen-saver", "Computing: the screen saver is on, or the screen is locked."},
    {GuestReason::Idle, "idle", "Computing: nobody has used this PC for %1 or more.",
     "Computing: nobody uses this PC."},
}};

const Row& rowOf(GuestReason reason) {
    return *std::ranges::find(kRows, reason, &Row::reason);
}

} // namespace

QString reasonName(GuestReason reason) {
    return QString::fromLatin1(rowOf(reason).name);
}

std::optional<GuestReason> reasonFromName(const QString& name) {
    const auto row = std::ranges::find_if(kRows, [&](const Row& r) { return name == QLatin1String(r.name); });
    return row == kRows.end() ? std::nullopt : std::optional(row->reason);
}

QString sentenceFor(GuestReason reason, const QString& detail) {
    const Row& row = rowOf(reason);
    if (row.withoutDetail && detail.isEmpty())
        return QString::fromUtf8(row.withoutDetail);
    const QString sentence = QString::fromUtf8(row.sentence);
    return row.withoutDetail ? sentence.arg(detail) : sentence;
}

} // namespace gleaner
