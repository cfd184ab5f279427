#include "screensaver_client/agent/agent_places.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

TEST(AgentPlaces, PcsThatShareAHomeDoNotEmptyEachOthersRunners) {
    const QString one = runnersFolder(u"/home/ada/.cache"_s, u"gleaner-agent.socket"_s, "one");
    EXPECT_EQ(runnersFolder(u"/home/ada/.cache"_s, u"gleaner-agent.socket"_s, "one"), one);
    EXPECT_NE(runnersFolder(u"/home/ada/.cache"_s, u"gleaner-agent.socket"_s, "another"), one);
    EXPECT_TRUE(one.startsWith(u"/home/ada/.cache/gleaner/runners/"_s));
}

TEST(AgentPlaces, TheRunnersLieInAFolderForThemselves) {
    const auto places = standardPlaces();
    ASSERT_TRUE(places);
    EXPECT_TRUE(places->runners.section(u'/', -1).endsWith(u"-gleaner-agent.socket"_s) ||
                places->runners.section(u'/', -1).contains(u"-gleaner-agent-"_s));
}

} // namespace
} // namespace gleaner
