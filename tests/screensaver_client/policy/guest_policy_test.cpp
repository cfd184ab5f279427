#include "screensaver_client/policy/guest_policy.h"

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// A PC in use at noon on a Saturday; nothing but the owner is in the way.
class GuestPolicy : public ::testing::Test {
protected:
    GuestPolicy() {
        m_in.processors = 8;
        m_in.idle = Milliseconds{0};
        at(Milliseconds{0});
    }

    void at(Milliseconds afterNoon) {
        const QDateTime noon = QDateTime(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
        m_in.localTime = noon.addMSecs(afterNoon.count());
        m_in.now = TimePoint(Milliseconds{m_in.localTime.toMSecsSinceEpoch()});
    }
    GuestDecision ask() { return decide(m_in, m_settings, m_memory); }
    void nobodyThere() { m_in.idle = hours{1}; }

    void expectPause(GuestReason reason) {
        const GuestDecision decision = ask();
        EXPECT_FALSE(decision.run);
        EXPECT_EQ(decision.threads, 0);
        EXPECT_EQ(reasonName(decision.reason), reasonName(reason));
    }
    void expectRun(GuestReason reason) {
        const GuestDecision decision = ask();
        EXPECT_TRUE(decision.run) << sentenceFor(decision.reason, decision.detail).toStdString();
        EXPECT_EQ(reasonName(decision.reason), reasonName(reason));
    }

    GuestInputs m_in;
    GuestSettings m_settings;
    GuestMemory m_memory;
};

TEST_F(GuestPolicy, ComputingBeginsWhenTheIdleTimeIsReached) {
    m_in.idle = minutes{5} - Milliseconds{1};
    expectPause(GuestReason::OwnerPresent);
    EXPECT_EQ(ask().reconsiderAfter, Milliseconds{1});
    m_in.idle = minutes{5};
    expectRun(GuestReason::Idle);
    m_in.idle = Milliseconds{0};
    expectPause(GuestReason::OwnerPresent);
}

TEST_F(GuestPolicy, WithoutASourceOfIdlenessNothingBeginsByItself) {
    m_in.idle.reset();
    expectPause(GuestReason::NoIdleSource);
    m_in.locked = true;
    expectPause(GuestReason::NoIdleSource);
    m_in.saverActive = true;
    expectRun(GuestReason::ScreenSaver);
}

TEST_F(GuestPolicy, WhileSomebodyElseSitsAtTheScreenNothingBeginsByItself) {
    nobodyThere();
    m_in.locked = true; // as sessions are when their owner switches to another one
    m_in.otherSession = true;
    expectPause(GuestReason::OtherSession);
    m_in.computeNowUntil = m_in.now + hours{1};
    expectRun(GuestReason::ComputeNow);
}

TEST_F(GuestPolicy, ScreenSaverAndLockLetComputingBeginAtOnce) {
    m_in.idle = seconds{1};
    m_in.saverActive = true;
    expectRun(GuestReason::ScreenSaver);
    m_in.saverActive = false;
    expectPause(GuestReason::OwnerPresent);
    m_in.locked = true;
    expectRun(GuestReason::ScreenSaver);
}

TEST_F(GuestPolicy, ScreenSaverAndLockMayBeTakenForNothing) {
    m_settings.startWithScreenSaver = m_settings.startWhenLocked = false;
    m_in.saverActive = m_in.locked = true;
    expectPause(GuestReason::OwnerPresent);
}

TEST_F(GuestPolicy, InputPausesWhileTheScreenIsStillSavedOrLocked) {
    for (bool GuestInputs::*sign : {&GuestInputs::saverActive, &GuestInputs::locked}) {
        m_in.*sign = true;
        at(minutes{1});
        m_in.idle = minutes{1};
        expectRun(GuestReason::ScreenSaver);
        at(minutes{2});
        m_in.idle = Milliseconds{0};
        expectPause(GuestReason::OwnerPresent);
        at(minutes{3});
        m_in.idle = minutes{1};
        expectPause(GuestReason::OwnerPresent);
        at(minutes{7});
        m_in.idle = minutes{5};
        expectRun(GuestReason::Idle);
        m_in.*sign = false;
        (void)ask();
        at(Milliseconds{0});
    }
}

TEST_F(GuestPolicy, TheKeyThatLocksTheScreenIsNotTheOwnersReturn) {
    m_in.locked = true;
    expectRun(GuestReason::ScreenSaver);
    at(seconds{2});
    expectRun(GuestReason::ScreenSaver);
    const auto again = ask().reconsiderAfter;
    ASSERT_TRUE(again) << "who types on has to be noticed";
    at(seconds{2} + *again);
    expectPause(GuestReason::OwnerPresent);
}

TEST_F(GuestPolicy, EachInputPausesUnlessTheOwnerAllowsIt) {
    nobodyThere();
    m_in.inhibitor = QStringLiteral("Film Player");
    expectPause(GuestReason::Presentation);
    EXPECT_EQ(ask().detail, QStringLiteral("Film Player"));
    m_settings.duringPresentation = true;
    m_in.fullScreen = true;
    expectPause(GuestReason::FullScreen);
    m_settings.duringFullScreen = true;
    m_in.onBattery = true;
    expectPause(GuestReason::OnBattery);
    m_settings.onBattery = true;
    m_in.metered = true;
    expectPause(GuestReason::Metered);
    m_settings.onMetered = true;
    expectRun(GuestReason::Idle);
    m_in.goingToSleep = true;
    expectPause(GuestReason::GoingToSleep);
}

TEST_F(GuestPolicy, AScreenSaverMayFillTheScreen) {
    nobodyThere();
    m_in.fullScreen = m_in.saverActive = true;
    expectRun(GuestReason::ScreenSaver);
}

TEST_F(GuestPolicy, UnknownInputsHoldNothingBack) {
    nobodyThere();
    m_in.onBattery.reset();
    m_in.metered.reset();
    expectRun(GuestReason::Idle);
}

TEST_F(GuestPolicy, AShortSpikeOfOtherProgramsDoesNotPause) {
    nobodyThere();
    m_in.othersCpu = 0.05;
    expectRun(GuestReason::Idle);
    m_in.othersCpu = 0.9;
    at(seconds{1});
    expectRun(GuestReason::Idle);
    EXPECT_EQ(ask().reconsiderAfter, Milliseconds{10'000});
    at(seconds{10});
    expectRun(GuestReason::Idle);
    m_in.othersCpu = 0.05;
    at(seconds{10} + Milliseconds{500});
    expectRun(GuestReason::Idle);
    m_in.othersCpu = 0.9;
    at(seconds{12});
    expectRun(GuestReason::Idle);
}

TEST_F(GuestPolicy, BusyProgramsPauseAndAMinuteOfCalmResumes) {
    nobodyThere();
    m_in.othersCpu = 0.05;
    expectRun(GuestReason::Idle);
    m_in.othersCpu = 0.9;
    expectRun(GuestReason::Idle);
    at(seconds{10});
    expectPause(GuestReason::OthersBusy);
    m_in.othersCpu = 0.2; // below the limit of 0.25, but not well below it
    at(minutes{5});
    expectPause(GuestReason::OthersBusy);
    m_in.othersCpu = 0.1;
    expectPause(GuestReason::OthersBusy);
    at(minutes{5} + seconds{59});
    expectPause(GuestReason::OthersBusy);
    at(minutes{6});
    expectRun(GuestReason::Idle);
}

TEST_F(GuestPolicy, ALimitOfAHundredPercentNeverPauses) {
    nobodyThere();
    m_settings.othersCpuPercent = 100;
    m_in.othersCpu = 1.0;
    expectRun(GuestReason::Idle);
    at(minutes{1});
    expectRun(GuestReason::Idle);
}

TEST_F(GuestPolicy, HeatPausesAtOnceAndLetsGoWhenItHasCooledForAMinute) {
    nobodyThere();
    m_in.temperatureCelsius = 60;
    expectRun(GuestReason::Idle);
    m_in.temperatureCelsius = 86;
    expectPause(GuestReason::TooHot);
    m_in.temperatureCelsius = 80;
    at(minutes{10});
    expectPause(GuestReason::TooHot);
    m_in.temperatureCelsius = 75;
    expectPause(GuestReason::TooHot);
    at(minutes{11});
    expectRun(GuestReason::Idle);
}

TEST_F(GuestPolicy, LittleFreeMemoryPauses) {
    nobodyThere();
    m_in.freeMemoryBytes = 511LL << 20;
    expectPause(GuestReason::ShortOfMemory);
    m_in.freeMemoryBytes = 700LL << 20;
    expectPause(GuestReason::ShortOfMemory);
    at(minutes{1});
    expectRun(GuestReason::Idle);
    m_settings.freeMemoryMib = 0;
    m_in.freeMemoryBytes = 0;
    expectRun(GuestReason::Idle);
}

TEST_F(GuestPolicy, AMeasurementThatIsLostHoldsNothingBack) {
    nobodyThere();
    m_in.temperatureCelsius = 100;
    expectPause(GuestReason::TooHot);
    m_in.temperatureCelsius.reset();
    expectRun(GuestReason::Idle);
}

TEST_F(GuestPolicy, SnoozeEndsByItself) {
    nobodyThere();
    m_in.snoozedUntil = m_in.now + minutes{5};
    expectPause(GuestReason::Snoozed);
    EXPECT_EQ(ask().detail, QStringLiteral("12:05"));
    EXPECT_EQ(ask().reconsiderAfter, Milliseconds{300'000});
    at(minutes{5});
    expectRun(GuestReason::Idle);
}

TEST_F(GuestPolicy, ComputeNowPassesOverTheOwnerButNotOverBatteryAndHeat) {
    m_in.computeNowUntil = m_in.now + hours{24};
    m_in.fullScreen = true;
    m_in.inhibitor = QString();
    m_in.othersCpu = 1.0;
    m_settings.hours = *WeekHours::parse({QStringLiteral("Mon")});
    expectRun(GuestReason::ComputeNow);
    EXPECT_EQ(ask().detail, QStringLiteral("Sun 12:00"));
    m_in.onBattery = true;
    expectPause(GuestReason::OnBattery);
    m_settings.onBattery = true;
    m_in.snoozedUntil = m_in.now + hours{1};
    expectPause(GuestReason::Snoozed);
}

TEST_F(GuestPolicy, APolicyWithAMistakePausesWhateverTheOwnerSays) {
    nobodyThere();
    expectRun(GuestReason::Idle);
    m_in.policyMistake = QStringLiteral("policy.toml, line 2: what is this. Correct this line.");
    m_in.computeNowUntil = m_in.now + hours{1};
    expectPause(GuestReason::PolicyMistake);
    EXPECT_TRUE(sentenceFor(ask().reason, ask().detail).contains(QStringLiteral("line 2")));
}

TEST_F(GuestPolicy, HoursBeginAndEndInTime) {
    nobodyThere();
    m_settings.hours = *WeekHours::parse({QStringLiteral("Sat 12:05-12:10")});
    expectPause(GuestReason::OutsideHours);
    EXPECT_EQ(ask().detail, QStringLiteral("12:05"));
    EXPECT_EQ(ask().reconsiderAfter, Milliseconds{300'000});
    at(minutes{5});
    expectRun(GuestReason::Idle);
    EXPECT_EQ(ask().reconsiderAfter, Milliseconds{300'000});
    at(minutes{10});
    expectPause(GuestReason::OutsideHours);
    EXPECT_EQ(ask().detail, QStringLiteral("Sat 12:05"));
}

TEST_F(GuestPolicy, ThreadsAreAShareOfTheProcessorsAndAtLeastOne) {
    nobodyThere();
    EXPECT_EQ(ask().threads, 8);
    m_settings.processorSharePercent = 50;
    EXPECT_EQ(ask().threads, 4);
    m_settings.processors = 3;
    EXPECT_EQ(ask().threads, 3);
    m_settings.processorSharePercent = 1;
    EXPECT_EQ(ask().threads, 1);
}

TEST_F(GuestPolicy, AClockThatJumpsBackDoesNoHarm) {
    nobodyThere();
    m_in.othersCpu = 0.9;
    expectPause(GuestReason::OthersBusy);
    m_in.othersCpu = 0.0;
    expectPause(GuestReason::OthersBusy);
    at(-hours{5});
    expectPause(GuestReason::OthersBusy);
    at(-hours{5} + minutes{1});
    expectRun(GuestReason::Idle);
}

} // namespace
} // namespace gleaner
