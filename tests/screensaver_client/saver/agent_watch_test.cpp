// The saver finds the agent, tells it that it shows, keeps up with it, and has one started where there is none.
#include "screensaver_client/saver/agent_watch.h"

#include "tests/support/application_environment.h"
#include "tests/support/event_wait.h"
#include "tests/support/fake_agent.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

AgentPicture smallPicture() {
    AgentPicture picture;
    picture.width = picture.wholeWidth = 4, picture.height = picture.wholeHeight = 4, picture.rowsDone = 2;
    picture.pixels = QByteArray(16, '\x10');
    return picture;
}

TEST(AgentWatch, TellsTheAgentThatTheSaverShowsAndSeesWhatItDoes) {
    FakeAgent agent;
    agent.pictures[0] = smallPicture();
    const FakeClock clock;
    int started = 0;
    {
        AgentWatch watch(agent.socketName, clock, AgentWatch::Role::Saver, [&started] { return ++started > 0; });
        watch.start();
        EXPECT_TRUE(happens([&] { return agent.saverActive && watch.view().snapshot; }));
        EXPECT_EQ(watch.view().snapshot, agent.snapshot);
        EXPECT_TRUE(happens([&] { return watch.view().picture.has_value(); }));
        EXPECT_EQ(watch.view().picture->rowsDone, 2);
    }
    EXPECT_TRUE(happens([&] { return !agent.saverActive; })) << "the connection's end says that the saver is gone";
    EXPECT_EQ(started, 0);
}

TEST(AgentWatch, APreviewWatchesAndDoesNotSayThatTheSaverShows) {
    FakeAgent agent;
    agent.pictures[0] = smallPicture();
    const FakeClock clock;
    AgentWatch watch(agent.socketName, clock, AgentWatch::Role::Preview, [] { return true; });
    watch.start();
    ASSERT_TRUE(happens([&] { return watch.view().snapshot && watch.view().picture; }));
    EXPECT_TRUE(agent.last(QStringLiteral("saver")).isEmpty()) << "computing would begin under the owner's hands";
}

TEST(AgentWatch, APreviewThatTurnsOutToFillAScreenSaysSo) {
    FakeAgent agent;
    const FakeClock clock;
    AgentWatch watch(agent.socketName, clock, AgentWatch::Role::Preview, [] { return true; });
    watch.start();
    ASSERT_TRUE(happens([&] { return watch.view().snapshot.has_value(); }));
    watch.becomeSaver();
    EXPECT_TRUE(happens([&] { return agent.saverActive; }));
}

TEST(AgentWatch, APreviewThatTurnsOutToFillAScreenStartsAnAgent) {
    const FakeClock clock;
    int started = 0;
    AgentWatch watch(QStringLiteral("gleaner-no-agent-listens-here"), clock, AgentWatch::Role::Preview,
                     [&started] { return ++started > 0; });
    watch.start();
    watch.becomeSaver();
    EXPECT_TRUE(happens([&] { return started > 0; }));
}

TEST(AgentWatch, APreviewStartsNoAgent) {
    const FakeClock clock;
    int started = 0;
    AgentWatch watch(QStringLiteral("gleaner-no-agent-listens-here"), clock, AgentWatch::Role::Preview,
                     [&started] { return ++started > 0; });
    watch.start();
    EXPECT_FALSE(happens([&] { return started > 0; }, static_cast<int>(2 * AgentWatch::kGrace.count())));
    EXPECT_FALSE(watch.view().agentMissing);
}

TEST(AgentWatch, APictureThatIsOverIsForgotten) {
    FakeAgent agent;
    agent.pictures[0] = smallPicture();
    const FakeClock clock;
    AgentWatch watch(agent.socketName, clock, AgentWatch::Role::Saver, [] { return true; });
    watch.start();
    ASSERT_TRUE(happens([&] { return watch.view().picture.has_value(); }));
    agent.snapshot.chunks.clear();
    EXPECT_TRUE(happens([&] { return !watch.view().picture; }));
}

TEST(AgentWatch, StartsAnAgentWhereNoneAnswersButNotAgainAndAgain) {
    FakeClock clock;
    int started = 0, changes = 0;
    AgentWatch watch(QStringLiteral("gleaner-no-agent-listens-here"), clock, AgentWatch::Role::Saver,
                     [&started] { return ++started > 1; });
    QObject::connect(&watch, &AgentWatch::changed, &watch, [&changes] { ++changes; });
    watch.start();
    ASSERT_TRUE(happens([&] { return started == 1; }));
    EXPECT_TRUE(watch.view().agentMissing);
    EXPECT_FALSE(happens([&] { return started > 1; }, 1500));
    clock.advance(AgentWatch::kStartAgainAfter);
    ASSERT_TRUE(happens([&] { return started == 2; }));
    EXPECT_FALSE(watch.view().agentMissing);
    EXPECT_GE(changes, 2);
}

TEST(AgentWatch, AnAgentThatGoesAwayLeavesAnEmptyView) {
    const FakeClock clock;
    auto agent = std::make_unique<FakeAgent>();
    AgentWatch watch(agent->socketName, clock, AgentWatch::Role::Saver, [] { return true; });
    watch.start();
    ASSERT_TRUE(happens([&] { return watch.view().snapshot.has_value(); }));
    agent.reset();
    EXPECT_TRUE(happens([&] { return !watch.view().snapshot; }));
}

} // namespace
} // namespace gleaner
