// What holds whatever the inputs are.
#include "screensaver_client/policy/guest_policy.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gleaner {
namespace {

template<typename T>
std::optional<T> maybe(rc::Gen<T> generator) {
    return *rc::gen::arbitrary<bool>() ? std::optional(*generator) : std::nullopt;
}

TimePoint someTime() {
    return TimePoint(Milliseconds{1'767'225'600'000 + *rc::gen::inRange(-10'000'000, 10'000'000)});
}

GuestInputs someInputs() {
    GuestInputs inputs;
    inputs.now = someTime();
    inputs.localTime = QDateTime::fromMSecsSinceEpoch(inputs.now.time_since_epoch().count(), Qt::UTC);
    if (const auto idle = maybe(rc::gen::inRange(0, 2'000'000)))
        inputs.idle = Milliseconds{*idle};
    for (bool GuestInputs::*one : {&GuestInputs::saverActive, &GuestInputs::locked, &GuestInputs::goingToSleep,
                                   &GuestInputs::fullScreen, &GuestInputs::otherSession})
        inputs.*one = *rc::gen::element(false, false, true);
    inputs.onBattery = maybe(rc::gen::arbitrary<bool>());
    inputs.metered = maybe(rc::gen::arbitrary<bool>());
    if (const auto percent = maybe(rc::gen::inRange(0, 101)))
        inputs.othersCpu = *percent / 100.0;
    if (const auto degrees = maybe(rc::gen::inRange(20, 120)))
        inputs.temperatureCelsius = *degrees;
    if (const auto mib = maybe(rc::gen::inRange(0, 2'000)))
        inputs.freeMemoryBytes = qint64{*mib} << 20;
    inputs.processors = *rc::gen::inRange(1, 300);
    if (*rc::gen::arbitrary<bool>())
        inputs.snoozedUntil = someTime();
    if (*rc::gen::arbitrary<bool>())
        inputs.computeNowUntil = someTime();
    return inputs;
}

GuestSettings someSettings() {
    GuestSettings settings;
    settings.idleMinutes = *rc::gen::inRange(1, 30);
    settings.processors = *rc::gen::inRange(0, 10);
    settings.processorSharePercent = *rc::gen::inRange(1, 101);
    settings.onBattery = *rc::gen::arbitrary<bool>();
    settings.startWithScreenSaver = *rc::gen::arbitrary<bool>();
    settings.startWhenLocked = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>())
        settings.hours = WeekHours::parse({QStringLiteral("Thu 00:00-12:00")}).value();
    return settings;
}

RC_GTEST_PROP(GuestPolicyProperty, ItRunsOnlyWhenNothingForbidsIt, ()) {
    GuestMemory memory;
    const GuestSettings settings = someSettings();
    for (int i = 0; i < 5; ++i) {
        const GuestInputs inputs = someInputs();
        const GuestDecision decision = decide(inputs, settings, memory);
        RC_ASSERT(
            (decision.run ? decision.threads >= 1 && decision.threads <= inputs.processors : decision.threads == 0));
        RC_ASSERT((!decision.reconsiderAfter || *decision.reconsiderAfter > Milliseconds{0}));
        const bool runs = decision.reason == GuestReason::Idle || decision.reason == GuestReason::ScreenSaver ||
                          decision.reason == GuestReason::ComputeNow;
        RC_ASSERT((decision.run == runs));
        if (!decision.run)
            continue;
        RC_ASSERT((!inputs.goingToSleep));
        RC_ASSERT((!inputs.snoozedUntil || *inputs.snoozedUntil <= inputs.now));
        RC_ASSERT((settings.onBattery || !inputs.onBattery.value_or(false)));
        RC_ASSERT((!inputs.metered.value_or(false)));
        const bool asked = inputs.computeNowUntil && *inputs.computeNowUntil > inputs.now;
        RC_ASSERT((asked || !inputs.otherSession));
        RC_ASSERT((asked || settings.hours.contains(inputs.localTime)));
        RC_ASSERT((asked || (inputs.saverActive && settings.startWithScreenSaver) || inputs.idle));
    }
}

RC_GTEST_PROP(GuestPolicyProperty, TheSameInputsGiveTheSameAnswerTwice, ()) {
    GuestMemory memory;
    const GuestSettings settings = someSettings();
    (void)decide(someInputs(), settings, memory);
    const GuestInputs inputs = someInputs();
    const GuestDecision first = decide(inputs, settings, memory);
    RC_ASSERT((first.sameAnswer(decide(inputs, settings, memory))));
}

} // namespace
} // namespace gleaner
