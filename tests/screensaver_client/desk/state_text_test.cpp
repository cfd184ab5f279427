// The state in words: short enough for a tool tip, and always a sentence.
#include "screensaver_client/desk/state_text.h"

#include "tests/support/fake_agent.h"

#include <QDateTime>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const TimePoint kNow{Milliseconds(QDateTime(QDate(2026, 6, 10), QTime(14, 30)).toMSecsSinceEpoch())};

TEST(StateText, ComputingNamesTheProcessorsAndTheJob) {
    const AgentSnapshot snapshot = FakeAgent::computing();
    EXPECT_EQ(stateTitle(snapshot), QStringLiteral("Computing with 2 processors"));
    EXPECT_EQ(stateDetail(snapshot, kNow), snapshot.sentence);
    EXPECT_EQ(workText(snapshot), QStringLiteral("In work: A very deep zoom, 30 % done by all PCs together."));
    EXPECT_EQ(iconStateOf(snapshot), IconState::Computing);
}

TEST(StateText, ASnoozeSaysUntilWhen) {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.state = AgentState::Paused;
    snapshot.snoozedUntil = kNow + std::chrono::hours(1);
    EXPECT_EQ(stateTitle(snapshot), QStringLiteral("Snoozing"));
    EXPECT_TRUE(stateDetail(snapshot, kNow).contains(QStringLiteral("30")));
    snapshot.snoozedUntil = kNow + std::chrono::hours(12);
    EXPECT_TRUE(stateDetail(snapshot, kNow).contains(QStringLiteral("tomorrow")));
}

TEST(StateText, ComputeNowIsSaidOnlyWhileItComputes) {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.computeNowUntil = kNow + std::chrono::hours(1);
    EXPECT_TRUE(stateDetail(snapshot, kNow).contains(QStringLiteral("as you asked")));
    snapshot.state = AgentState::Paused;
    snapshot.sentence = QStringLiteral("Paused: the PC runs on battery.");
    EXPECT_EQ(stateDetail(snapshot, kNow), snapshot.sentence);
}

TEST(StateText, WithoutAnAgentItSaysSo) {
    EXPECT_TRUE(stateTitle(std::nullopt).contains(QStringLiteral("not running")));
    EXPECT_FALSE(stateDetail(std::nullopt, kNow).isEmpty());
    EXPECT_EQ(iconStateOf(std::nullopt), IconState::Absent);
}

TEST(StateText, AToolTipFitsWindows) {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.sentence = QStringLiteral("An endless sentence. ").repeated(30);
    EXPECT_LE(toolTipText(snapshot, kNow).size(), 120);
}

TEST(StateText, UntilTomorrowEndsAtMidnight) {
    EXPECT_EQ(minutesUntilTomorrow(kNow), std::chrono::minutes(9 * 60 + 30));
    EXPECT_EQ(minutesUntilTomorrow(kNow + std::chrono::minutes(9 * 60 + 30) - Milliseconds(1)),
              std::chrono::minutes(1));
}

TEST(StateText, AHeadThatIsOutOfReachIsSaidSoWithItsSentence) {
    const AgentHead head{QStringLiteral("Research"), QStringLiteral("https://head:10001"), 1,
                         AgentHeadState::Unreachable, QStringLiteral("It does not answer.")};
    EXPECT_EQ(headText(head), QStringLiteral("Research (https://head:10001): out of reach. It does not answer."));
}

} // namespace
} // namespace gleaner
