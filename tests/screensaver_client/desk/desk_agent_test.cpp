// The desk keeps up with the agent and passes on what the owner wants.
#include "screensaver_client/desk/desk_agent.h"

#include "tests/support/application_environment.h"
#include "tests/support/event_wait.h"
#include "tests/support/fake_agent.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

TEST(DeskAgent, SeesTheStateAndItsEnd) {
    auto fake = std::make_unique<FakeAgent>();
    DeskAgent agent(fake->socketName, [] { return true; });
    agent.start();
    ASSERT_TRUE(happens([&] { return agent.snapshot().has_value(); }));
    EXPECT_EQ(agent.snapshot(), fake->snapshot);
    EXPECT_TRUE(fake->last(QStringLiteral("why")).isEmpty()) << "nobody looks, nothing is asked";
    fake.reset();
    EXPECT_TRUE(happens([&] { return !agent.snapshot(); }));
}

TEST(DeskAgent, AsksForReasonsAndSettingsWhileSomebodyLooks) {
    FakeAgent fake;
    fake.why = {AgentWhyEntry{}};
    fake.settings.values = {{QStringLiteral("idle_minutes"), 5}};
    DeskAgent agent(fake.socketName, [] { return true; });
    std::optional<std::size_t> entries;
    std::optional<AgentSettingValues> settings;
    QObject::connect(&agent, &DeskAgent::whyChanged, &agent,
                     [&](const std::vector<AgentWhyEntry>& why) { entries = why.size(); });
    QObject::connect(&agent, &DeskAgent::settingsChanged, &agent,
                     [&](const std::optional<AgentSettingValues>& values) { settings = values; });
    agent.setWatched(true);
    agent.start();
    EXPECT_TRUE(happens([&] { return entries == 1U && settings; }));
    EXPECT_EQ(settings->values.value(QStringLiteral("idle_minutes")).toInt(), 5);
}

TEST(DeskAgent, PassesOnWhatTheOwnerWants) {
    FakeAgent fake;
    DeskAgent agent(fake.socketName, [] { return true; });
    agent.start();
    ASSERT_TRUE(happens([&] { return agent.snapshot().has_value(); }));
    agent.snooze(std::chrono::minutes(60));
    agent.computeNow(std::chrono::minutes(90));
    agent.unsnooze();
    QString complaint = QStringLiteral("?");
    QObject::connect(&agent, &DeskAgent::saved, &agent, [&complaint](const QString& said) { complaint = said; });
    agent.save({{QStringLiteral("idle_minutes"), 9}});
    ASSERT_TRUE(happens([&] { return complaint != QStringLiteral("?"); }));
    EXPECT_EQ(complaint, QString());
    EXPECT_EQ(fake.last(QStringLiteral("snooze")).value(QStringLiteral("minutes")).toInt(), 60);
    EXPECT_EQ(fake.last(QStringLiteral("compute-now")).value(QStringLiteral("minutes")).toInt(), 90);
    EXPECT_FALSE(fake.last(QStringLiteral("unsnooze")).isEmpty());
    EXPECT_EQ(fake.settings.values.value(QStringLiteral("idle_minutes")).toInt(), 9);
}

TEST(DeskAgent, SaysWhenThereIsNoAgentToStart) {
    DeskAgent agent(QStringLiteral("gleaner-no-agent-listens-here"), [] { return false; });
    QString complaint;
    QObject::connect(&agent, &DeskAgent::complained, &agent, [&complaint](const QString& said) { complaint = said; });
    agent.startAgent();
    EXPECT_TRUE(complaint.contains(QStringLiteral("administrator")));
}

} // namespace
} // namespace gleaner
