// The icon says in words what this PC does, and its menu does what it says.
#include "screensaver_client/desk/tray_icon.h"

#include "tests/screensaver_client/desk/desk_examples.h"
#include "tests/support/event_wait.h"
#include "tests/support/fake_agent.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class TrayIconTest : public testing::Test {
protected:
    TrayIconTest() { agent.start(); }

    QAction* action(const char* text) {
        for (QAction* each : tray.menu().actions())
            if (each->text().contains(QLatin1String(text)))
                return each;
        return nullptr;
    }
    bool connected() {
        return happens([this] { return agent.snapshot().has_value(); });
    }

    SystemClock clock;
    FakeAgent fake;
    DeskAgent agent{fake.socketName, [this] { return started = true; }};
    TrayIcon tray{agent, clock};
    bool started = false;
};

TEST_F(TrayIconTest, SaysTheStateInToolTipAndMenu) {
    ASSERT_TRUE(connected());
    EXPECT_TRUE(tray.toolTip().contains(QStringLiteral("Computing with 2 processors")));
    EXPECT_NE(action("Computing with 2 processors"), nullptr);
    EXPECT_NE(action("Nobody has used this PC"), nullptr);
}

TEST_F(TrayIconTest, SnoozesComputesAndComesBack) {
    ASSERT_TRUE(connected());
    action("Snooze for an hour")->trigger();
    EXPECT_TRUE(
        happens([this] { return fake.last(QStringLiteral("snooze")).value(QStringLiteral("minutes")).toInt() == 60; }));
    action("until &tomorrow")->trigger();
    EXPECT_TRUE(
        happens([this] { return fake.last(QStringLiteral("snooze")).value(QStringLiteral("minutes")).toInt() != 60; }));
    action("Compute now")->trigger();
    EXPECT_TRUE(happens([this] { return !fake.last(QStringLiteral("compute-now")).isEmpty(); }));
    action("Back to normal")->trigger();
    EXPECT_TRUE(happens([this] { return !fake.last(QStringLiteral("unsnooze")).isEmpty(); }));
}

TEST_F(TrayIconTest, OffersOnlyWhatMakesSense) {
    ASSERT_TRUE(connected());
    EXPECT_FALSE(action("Back to normal")->isVisible());
    EXPECT_FALSE(action("Start the")->isVisible());
    fake.snapshot.state = AgentState::Paused;
    fake.snapshot.snoozedUntil = clock.now() + std::chrono::hours(1);
    agent.setWatched(true);
    EXPECT_TRUE(happens([this] { return action("Back to normal")->isVisible(); }));
    EXPECT_FALSE(action("Snooze for an hour")->isVisible());
}

TEST_F(TrayIconTest, OpensEveryPage) {
    std::vector<DeskPage> wanted;
    QObject::connect(&tray, &TrayIcon::pageWanted, &tray, [&wanted](DeskPage page) { wanted.push_back(page); });
    for (const char* text : {"What I have", "Why", "ettings", "What this"})
        action(text)->trigger();
    EXPECT_EQ(wanted, (std::vector{DeskPage::Overview, DeskPage::Why, DeskPage::Settings, DeskPage::About}));
}

TEST(TrayIconAlone, WithoutAnAgentItOffersToStartOne) {
    const SystemClock clock;
    bool started = false;
    DeskAgent agent(QStringLiteral("gleaner-no-agent-listens-here"), [&started] { return started = true; });
    TrayIcon tray(agent, clock);
    EXPECT_TRUE(tray.toolTip().contains(QStringLiteral("not running")));
    for (QAction* action : tray.menu().actions())
        if (action->text().contains(QStringLiteral("Start the")) && action->isVisible())
            action->trigger();
    EXPECT_TRUE(started);
}

} // namespace
} // namespace gleaner
