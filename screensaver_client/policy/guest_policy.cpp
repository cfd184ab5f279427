#include "screensaver_client/policy/guest_policy.h"

#include <QLocale>

#include <algorithm>

namespace gleaner {
namespace {

// What is over its limit for so long pauses; what is well below it for so long lets go.
constexpr Milliseconds kBusyBeforePausing{10'000};
constexpr Milliseconds kCalmBeforeResuming{60'000};
constexpr double kCalmCpu = 0.7;           // of the limit
constexpr double kCalmTemperatureGap = 10; // degrees below the limit
constexpr double kCalmMemory = 1.25;       // times the limit
// The key that locked the screen is released, the mouse rolls on for a moment: that is not the owner coming back.
constexpr Milliseconds kAfterglow{3'000};
// Clocks of sleeping PCs jump; nothing is relied on for longer.
constexpr Milliseconds kLongestWait{600'000};
constexpr double kMebibyte = 1024.0 * 1024.0;

/// Collects the moments at which time alone may change the answer.
class NextLook {
public:
    void after(Milliseconds wait) {
        if (wait > Milliseconds{0} && (!m_wait || wait < *m_wait))
            m_wait = std::min(wait, kLongestWait);
    }
    [[nodiscard]] std::optional<Milliseconds> wait() const { return m_wait; }

private:
    std::optional<Milliseconds> m_wait;
};

/// Takes one measurement in. `over`: it speaks for pausing; `calm`: it speaks for going on; neither: all stays.
void measure(GuestMemory::Held& held, bool over, bool calm, Milliseconds beforePausing, TimePoint now, NextLook& look) {
    if (!held.held) {
        held.held = over;
        return;
    }
    const bool speaksAgainst = *held.held ? calm : over;
    if (!speaksAgainst) {
        held.since.reset();
        return;
    }
    if (!held.since || *held.since > now)
        held.since = now;
    const Milliseconds left = *held.since + (*held.held ? kCalmBeforeResuming : beforePausing) - now;
    look.after(left);
    if (left <= Milliseconds{0}) {
        held.held = !*held.held;
        held.since.reset();
    }
}

void measureAll(const GuestInputs& inputs, const GuestSettings& settings, GuestMemory& memory, NextLook& look) {
    if (inputs.othersCpu) {
        const double limit = settings.othersCpuPercent / 100.0;
        measure(memory.othersCpu, limit < 1 && *inputs.othersCpu > limit, *inputs.othersCpu <= limit * kCalmCpu,
                kBusyBeforePausing, inputs.now, look);
    } else {
        memory.othersCpu = {};
    }
    if (inputs.temperatureCelsius) {
        const double limit = settings.temperatureCelsius;
        measure(memory.temperature, *inputs.temperatureCelsius > limit,
                *inputs.temperatureCelsius <= limit - kCalmTemperatureGap, Milliseconds{0}, inputs.now, look);
    } else {
        memory.temperature = {};
    }
    if (inputs.freeMemoryBytes) {
        const double limit = settings.freeMemoryMib * kMebibyte;
        const auto bytes = static_cast<double>(*inputs.freeMemoryBytes);
        measure(memory.freeMemory, bytes < limit, bytes >= limit * kCalmMemory, Milliseconds{0}, inputs.now, look);
    } else {
        memory.freeMemory = {};
    }
}

/// Whether the screen saver, or the lock, still says that the owner has gone.
bool saysAway(GuestMemory::Sign& sign, bool on, const GuestInputs& inputs, NextLook& look) {
    if (!on) {
        sign = {};
        return false;
    }
    if (!sign.since || *sign.since > inputs.now)
        sign.since = inputs.now;
    if (inputs.idle && inputs.now - *inputs.idle > *sign.since + kAfterglow)
        sign.touched = true;
    // Whoever is still at it then has not gone, and nothing else would tell so.
    look.after(*sign.since + kAfterglow + Milliseconds{1} - inputs.now);
    return !sign.touched;
}

/// "14:30", or "Mon 08:00" when it is not today.
QString clockText(const QDateTime& moment, const QDateTime& localNow) {
    const QString format = moment.date() == localNow.date() ? QStringLiteral("HH:mm") : QStringLiteral("ddd HH:mm");
    return QLocale::c().toString(moment, format);
}

QString clockText(TimePoint moment, const GuestInputs& inputs) {
    return clockText(inputs.localTime.addMSecs((moment - inputs.now).count()), inputs.localTime);
}

QString minutesText(int minutes) {
    return minutes == 1 ? QStringLiteral("1 minute") : QStringLiteral("%1 minutes").arg(minutes);
}

struct Verdict {
    GuestReason reason{};
    QString detail;
};

/// A reason to pause that holds whatever the owner does; nullopt: none.
std::optional<Verdict> beyondTheOwner(const GuestInputs& inputs, const GuestSettings& settings,
                                      const GuestMemory& memory) {
    if (inputs.onBattery.value_or(false) && !settings.onBattery)
        return Verdict{GuestReason::OnBattery, {}};
    if (inputs.metered.value_or(false) && !settings.onMetered)
        return Verdict{GuestReason::Metered, {}};
    if (memory.temperature.held.value_or(false))
        return Verdict{GuestReason::TooHot, QString::number(settings.temperatureCelsius)};
    if (memory.freeMemory.held.value_or(false))
        return Verdict{GuestReason::ShortOfMemory, QString::number(settings.freeMemoryMib)};
    return std::nullopt;
}

std::optional<Verdict> outsideHours(const GuestInputs& inputs, const GuestSettings& settings, NextLook& look) {
    if (settings.hours.isAlways())
        return std::nullopt;
    const QDateTime& now = inputs.localTime;
    if (settings.hours.contains(now)) {
        if (const auto end = settings.hours.end(now))
            look.after(Milliseconds{now.msecsTo(*end)});
        return std::nullopt;
    }
    const auto next = settings.hours.nextBeginning(now);
    if (next)
        look.after(Milliseconds{now.msecsTo(*next)});
    return Verdict{GuestReason::OutsideHours, next ? clockText(*next, now) : QString()};
}

/// Whether somebody sits there, or something on the screen is meant for somebody.
std::optional<Verdict> ownersPresence(const GuestInputs& inputs, const GuestSettings& settings, bool away,
                                      NextLook& look) {
    if (inputs.otherSession)
        return Verdict{GuestReason::OtherSession, {}};
    if (!away) {
        if (!inputs.idle)
            return Verdict{GuestReason::NoIdleSource, {}};
        const Milliseconds threshold = std::chrono::minutes{settings.idleMinutes};
        if (*inputs.idle < threshold) {
            look.after(threshold - *inputs.idle);
            return Verdict{GuestReason::OwnerPresent, minutesText(settings.idleMinutes)};
        }
    }
    if (inputs.inhibitor && !settings.duringPresentation)
        return Verdict{GuestReason::Presentation, *inputs.inhibitor};
    if (inputs.fullScreen && !inputs.saverActive && !inputs.locked && !settings.duringFullScreen)
        return Verdict{GuestReason::FullScreen, {}};
    return std::nullopt;
}

Verdict pauseOrRun(const GuestInputs& inputs, const GuestSettings& settings, GuestMemory& memory, NextLook& look,
                   bool& run) {
    const bool saverSaysAway =
        saysAway(memory.saver, inputs.saverActive, inputs, look) && settings.startWithScreenSaver;
    // A screen saver ends when its owner returns; a lock does not, so that it needs a source of idleness beside it.
    const bool lockSaysAway =
        saysAway(memory.lock, inputs.locked, inputs, look) && settings.startWhenLocked && inputs.idle.has_value();
    const bool away = saverSaysAway || lockSaysAway;
    run = false;
    if (inputs.goingToSleep)
        return {GuestReason::GoingToSleep, {}};
    if (inputs.policyMistake)
        return {GuestReason::PolicyMistake, *inputs.policyMistake};
    if (inputs.snoozedUntil && *inputs.snoozedUntil > inputs.now) {
        look.after(*inputs.snoozedUntil - inputs.now);
        return {GuestReason::Snoozed, clockText(*inputs.snoozedUntil, inputs)};
    }
    const bool computeNow = inputs.computeNowUntil && *inputs.computeNowUntil > inputs.now;
    if (computeNow)
        look.after(*inputs.computeNowUntil - inputs.now);
    if (!computeNow) {
        if (const auto verdict = outsideHours(inputs, settings, look))
            return *verdict;
        if (const auto verdict = ownersPresence(inputs, settings, away, look))
            return *verdict;
    }
    if (const auto verdict = beyondTheOwner(inputs, settings, memory))
        return *verdict;
    if (!computeNow && memory.othersCpu.held.value_or(false))
        return {GuestReason::OthersBusy, QString::number(settings.othersCpuPercent)};
    run = true;
    if (computeNow)
        return {GuestReason::ComputeNow, clockText(*inputs.computeNowUntil, inputs)};
    return away ? Verdict{GuestReason::ScreenSaver, {}} : Verdict{GuestReason::Idle, minutesText(settings.idleMinutes)};
}

/// At least one, whatever the share.
int threadsFor(const GuestInputs& inputs, const GuestSettings& settings) {
    const int share = std::max(1, inputs.processors * settings.processorSharePercent / 100);
    return settings.processors > 0 ? std::min(share, settings.processors) : share;
}

} // namespace

GuestDecision decide(const GuestInputs& inputs, const GuestSettings& settings, GuestMemory& memory) {
    NextLook look;
    measureAll(inputs, settings, memory, look);
    GuestDecision decision;
    Verdict verdict = pauseOrRun(inputs, settings, memory, look, decision.run);
    decision.reason = verdict.reason;
    decision.detail = std::move(verdict.detail);
    decision.threads = decision.run ? threadsFor(inputs, settings) : 0;
    decision.reconsiderAfter = look.wait();
    return decision;
}

} // namespace gleaner
